import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SERVER_ONLY_MARKER } from './client.ts';

const NEXT = path.join(import.meta.dirname, '../.next');

function scriptsBelow(folder: string): string[] {
  return readdirSync(path.join(NEXT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(NEXT, folder, name), 'utf8'));
}

test('nothing a browser loads holds the database client', () => {
  const scripts = scriptsBelow('static');
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((script) => script.includes(SERVER_ONLY_MARKER))).toEqual([]);
});

test('no sources are served as maps', () => {
  // The compiler leaves an empty map beside the script of a worker.
  const empty = { version: 3, sources: [], sections: [] };
  const names = readdirSync(path.join(NEXT, 'static'), { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((name) => name.endsWith('.map')))
    expect(JSON.parse(readFileSync(path.join(NEXT, 'static', name), 'utf8')), name).toEqual(empty);
});
