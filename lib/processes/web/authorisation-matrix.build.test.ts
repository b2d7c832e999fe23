import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ACTIONS, parseExpected } from './fixtures/matrix-expected.ts';

const MANIFEST = path.join(import.meta.dirname, '../../../.next/server/server-reference-manifest.json');

type References = Record<string, { filename?: string; exportedName?: string }>;

it('the build serves exactly the server actions of the table', () => {
  const { node, edge }: { node: References; edge: References } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  const built = Object.values({ ...node, ...edge });
  expect(built.filter(({ filename }) => !filename?.endsWith('/server-actions.ts'))).toEqual([]);
  const names = [...parseExpected(ACTIONS).keys()].map((key) => key.replace(/ #.*$/, ''));
  expect(built.map(({ exportedName }) => exportedName).sort()).toEqual([...new Set(names)].sort());
});
