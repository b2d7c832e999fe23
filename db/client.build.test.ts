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

test('no source maps are served', () => {
  const names = readdirSync(path.join(NEXT, 'static'), { recursive: true, encoding: 'utf8' });
  expect(names.filter((name) => name.endsWith('.map'))).toEqual([]);
});
