import { expect, test } from 'vitest';
import { documentFaults, pictureFaults } from './document-rules.ts';

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

test('pictures in HTML are there too', () => {
  expect(faults('<source srcset="../LICENSE"><img src="https://example.org/x.png">')).toEqual([]);
  expect(faults('<img src="images/gone.png" alt="">')).toEqual([
    'docs/page.md: there is no docs/images/gone.png',
  ]);
});

test('pictures are made, kept and shown', () => {
  const documents = [
    { name: 'README.md', text: '<source srcset="docs/images/night.png"><img src="docs/images/day.png">' },
    { name: 'docs/page.md', text: '![a run](images/run.png)' },
  ];
  const all = ['docs/images/day.png', 'docs/images/night.png', 'docs/images/run.png'];
  expect(pictureFaults(documents, { drawn: all, kept: all })).toEqual([]);
  expect(pictureFaults(documents, { drawn: all, kept: all.slice(1) })).toEqual([
    'docs/images/day.png: was never made',
  ]);
  expect(pictureFaults(documents, { drawn: all.slice(1), kept: all })).toEqual([
    'docs/images/day.png: nobody makes it',
  ]);
  expect(pictureFaults(documents.slice(1), { drawn: all, kept: all })).toEqual([
    'docs/images/day.png: no document shows it',
    'docs/images/night.png: no document shows it',
  ]);
});
