import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** What the stand-in is made of, without its tests and what only they use. */
const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('-for-test.ts'))
  .map((name): [string, string] => [name, readFileSync(path.join(import.meta.dirname, name), 'utf8')]);

test.each(sources)('%s imports nothing of the portal', (_name, source) => {
  const imported = [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, specifier]) => specifier,
  );
  expect(imported.filter((specifier) => !/^(\.\/|node:|yaml$)/.test(specifier ?? ''))).toEqual([]);
});

test('none of them knows the ids of the portal: whatever stands in an input is text', () => {
  const knowing = sources.filter(([, source]) => /quayside_run_id|\br_[[<0-9]/.test(source));
  expect(knowing.map(([name]) => name)).toEqual([]);
});
