import { expect, test } from 'vitest';
import { documentFaults } from './document-rules.ts';

const repository = {
  exists: (name: string) => ['lib/runs', 'lib/env.ts', 'docs/adr/0001.md', 'LICENSE'].includes(name),
  scripts: ['start', 'db:generate'],
};
const faults = (text: string, name = 'docs/page.md') => documentFaults({ name, text }, repository);

test('cited places and linked files are there', () => {
  expect(
    faults('See `lib/env.ts` and `lib/runs/`, [why](adr/0001.md#context), [licence](../LICENSE).'),
  ).toEqual([]);
  expect(faults('See `lib/gone.ts`.')).toEqual(['docs/page.md: there is no lib/gone.ts']);
  expect(faults('[why](adr/0002.md)')).toEqual(['docs/page.md: there is no docs/adr/0002.md']);
});

test('addresses, anchors, patterns and other words are left alone', () => {
  expect(faults('[a](https://example.org/x) [b](#below) [c](mailto:a@b.c)')).toEqual([]);
  expect(faults('`lib/<area>/server/`, `app/**`, `db/queries/{a,b}.ts`, `npm`, `/etc/passwd`')).toEqual([]);
});

test('cited commands exist', () => {
  expect(faults('Run `npm run db:generate`.')).toEqual([]);
  expect(faults('Run `npm run deploy`.')).toEqual(['docs/page.md: there is no command "npm run deploy"']);
});
