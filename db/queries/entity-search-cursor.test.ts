import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeCursor, encodeCursor, fingerprint } from './entity-search-cursor.ts';
import type { KeyType, SortKey } from './entity-search-sort.ts';

const key = (type: KeyType, nullable = false): SortKey => ({
  expression: sql`x`,
  type,
  descending: false,
  nullable,
});
const ID = '01234567-89ab-cdef-0123-456789abcdef';
const keys = [key('number', true), key('id')];
const pack = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const invalid = expect.objectContaining({
  code: 'invalid_input',
  details: [expect.objectContaining({ path: '/from', code: 'invalid_cursor' })],
});

it('what was handed out is read back, null included', () => {
  for (const at of [
    ['12.5', ID],
    [null, ID],
    ['-3', ID],
  ])
    expect(decodeCursor(encodeCursor('list', at), 'list', keys)).toEqual(at);
});

it('any text that can be stored travels through a cursor', () => {
  const storable = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(storable, (text) => {
      expect(decodeCursor(encodeCursor('l', [text]), 'l', [key('text')])).toEqual([text]);
    }),
  );
});

it.each<[string, string]>([
  ['nothing', ''],
  ['no JSON', 'bm9wZQ'],
  ['a scalar', pack(5)],
  ['null', pack(null)],
  ['a list', pack(['12', ID])],
  ['another list', encodeCursor('other', ['12', ID])],
  ['too few values', encodeCursor('list', [ID])],
  ['too many values', encodeCursor('list', ['12', ID, ID])],
  ['an object for the values', pack({ list: 'list', at: { 0: '12', 1: ID, length: 2 } })],
  ['a number that is none', encodeCursor('list', ['1e400', ID])],
  ['SQL', encodeCursor('list', ['1; drop table entities', ID])],
  ['a number as JSON', pack({ list: 'list', at: [12, ID] })],
  ['null where nothing is null', encodeCursor('list', ['12', null])],
  ['an id in capitals', encodeCursor('list', ['12', ID.toUpperCase()])],
  ['a cut one', encodeCursor('list', ['12', ID]).slice(0, -4)],
  ['8 kB', encodeCursor('list', ['1'.repeat(390), ID]).padEnd(8_001, 'A')],
])('is not one of ours: %s', (_name, text) => {
  expect(() => decodeCursor(text, 'list', keys)).toThrow(invalid);
});

it.each<[KeyType, string[], string[]]>([
  ['boolean', ['true', 'false'], ['TRUE', '1', '']],
  ['date', ['0', '-1', '253402300799999'], ['1.5', '2026-01-01', '1'.repeat(18)]],
  ['time', ['1767225600000000'], ['NaN', ' 1', '1\n']],
  ['number', ['0', '-0.1', '9'.repeat(400)], ['.5', '5.', '+1', '0x1', '9'.repeat(401)]],
  ['text', ['', "'; --", '%_\\'], ['a\0b', '\ud800']],
])('a key of kind %s takes %j, not %j', (type, good, bad) => {
  for (const value of good)
    expect(decodeCursor(encodeCursor('l', [value]), 'l', [key(type)])).toEqual([value]);
  for (const value of bad)
    expect(() => decodeCursor(encodeCursor('l', [value]), 'l', [key(type)])).toThrow(invalid);
});

it('a list has a name of its own, equal for equal lists', () => {
  expect(fingerprint(['a', { b: 1 }])).toBe(fingerprint(['a', { b: 1 }]));
  expect(fingerprint(['a'])).not.toBe(fingerprint(['b']));
  expect(fingerprint(['a', 'b'])).not.toBe(fingerprint(['b', 'a']));
  expect(fingerprint(null)).toHaveLength(12);
});
