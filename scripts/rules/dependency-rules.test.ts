import { expect, test } from 'vitest';
import { dependencyFaults } from './dependency-rules.ts';

const manifest = {
  dependencies: { react: '19', '@scope/styles': '1' },
  devDependencies: { vitest: '5', vite: '8' },
};
const STRAY = '@auth/core';
const STYLES = '@scope/styles';
const styles = { name: 'app/globals.css', text: '@import "@scope/styles/wght.css";' };
const page = { name: 'app/page.tsx', text: "import { act } from 'react';" };
const faultsWith = (name: string, ...lines: string[]) =>
  dependencyFaults([styles, page, { name, text: lines.join('\n') }], manifest);

test('declared packages, our own files and what Node brings are fine', () => {
  const lines = [
    "import fs from 'node:fs';",
    "import path from 'path';",
    "import { x } from '#lib/x.ts';",
    "import './y.ts';",
    "export type { Z } from 'react/jsx-runtime';",
  ];
  expect(faultsWith('lib/a.ts', ...lines)).toEqual([]);
});

test.each([
  "import { Auth } from '@auth/core/lib';",
  "import type { Auth } from '@auth/core';",
  "import '@auth/core';",
  "import {\n  Auth,\n} from '@auth/core';",
  "export { Auth } from '@auth/core';",
  `const { Auth } = await import('${STRAY}');`,
  `const { Auth } = require('${STRAY}');`,
  `const { Auth } = createRequire(import.meta.url)('${STRAY}');`,
])('a package that only comes along with another: %s', (line) => {
  expect(faultsWith('lib/a.test.ts', line)).toEqual([
    'lib/a.test.ts: @auth/core is not declared in package.json',
  ]);
});

test('what ships may know the types of a development package, but not run it', () => {
  const running = "import { expect } from 'vitest';";
  expect(faultsWith('lib/a.ts', running)).toEqual(['lib/a.ts: vitest is declared for development only']);
  expect(faultsWith('lib/a.ts', "import type { Test } from 'vitest';")).toEqual([]);
  for (const name of ['lib/a.test.ts', 'db/testing/a.ts', 'components/testing-a.tsx', 'scripts/a.ts'])
    expect(faultsWith(name, running)).toEqual([]);
});

test('a dependency that nobody imports is told', () => {
  expect(dependencyFaults([page], manifest)).toEqual(['package.json: nobody imports @scope/styles']);
  const file = `../node_modules/${STYLES}/a.woff2`;
  const byPath = { name: 'app/fonts.ts', text: `const src = '${file}';` };
  expect(dependencyFaults([page, byPath], manifest)).toEqual([]);
});
