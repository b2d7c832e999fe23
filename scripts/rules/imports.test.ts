import { expect, test } from 'vitest';
import { importCycles, ownSpecifiers, resolveOwn } from './imports.ts';

const file = (name: string, ...specifiers: string[]) => ({
  name,
  text: specifiers.map((specifier) => `import { x } from '${specifier}';`).join('\n'),
});

test('reads every way of importing one of our files, and nobody else', () => {
  const text = [
    `import { a } from '#lib/a.ts';`,
    `import type { b } from "./b.ts";`,
    `import '../c.ts';`,
    `export { d } from '#db/d.ts';`,
    `const e = await import('#lib/e.ts');`,
    `import {\n  f,\n  type g,\n} from './f.ts';`,
    `import react from 'react';`,
    `import fs from 'node:fs';`,
  ].join('\n');
  expect(ownSpecifiers({ name: 'x.ts', text })).toEqual([
    '#lib/a.ts',
    './b.ts',
    '../c.ts',
    '#db/d.ts',
    '#lib/e.ts',
    './f.ts',
  ]);
});

test('specifiers become paths from the root', () => {
  expect(resolveOwn('lib/runs/server/get-run.ts', '../states.ts')).toBe('lib/runs/states.ts');
  expect(resolveOwn('lib/runs/states.ts', './server/get-run.ts')).toBe('lib/runs/server/get-run.ts');
  expect(resolveOwn('lib/runs/states.ts', '#db/client.ts')).toBe('db/client.ts');
});

test('finds each cycle once, whatever hangs on it', () => {
  const files = [
    file('lib/a.ts', './b.ts'),
    file('lib/b.ts', './c.ts', '#lib/leaf.ts'),
    file('lib/c.ts', './a.ts'),
    file('lib/leaf.ts', 'react', './missing.ts'),
    file('lib/entry.ts', './a.ts'),
    file('lib/one.ts', './two.ts'),
    file('lib/two.ts', '#lib/one.ts'),
    file('lib/self.ts', './self.ts'),
  ];
  expect(importCycles(files).toSorted()).toEqual([
    ['lib/a.ts', 'lib/b.ts', 'lib/c.ts'],
    ['lib/one.ts', 'lib/two.ts'],
    ['lib/self.ts'],
  ]);
});

test('a diamond is no cycle', () => {
  const files = [
    file('lib/top.ts', './left.ts', './right.ts'),
    file('lib/left.ts', './bottom.ts'),
    file('lib/right.ts', './bottom.ts', './left.ts'),
    file('lib/bottom.ts'),
  ];
  expect(importCycles(files)).toEqual([]);
});
