import { describe, expect, it } from 'vitest';
import { fieldLabel } from './form-schema.ts';
import { pointerPath, typedPath } from './json-pointer.ts';
import { isoToLocal, localToIso } from './local-time.ts';

describe('pointerPath', () => {
  it.each([
    ['', []],
    ['#', []],
    ['/', []],
    ['/a/0', ['a', '0']],
    ['#/a~1b/c~0d', ['a/b', 'c~d']],
    ['#/a%20b', ['a b']],
    ['#/100%', ['100%']],
    ['/a%20b', ['a%20b']],
    ['/~01', ['~1']],
  ])('reads %j', (pointer, path) => expect(pointerPath(pointer)).toEqual(path));
});

it('makes numbers only of positions in lists', () => {
  expect(typedPath(['a', '0', '1'], { a: [{ 1: 'x' }] })).toEqual(['a', 0, '1']);
  expect(typedPath(['gone', '0'], {})).toEqual(['gone', '0']);
});

it('names a field as its reader knows it', () => {
  const schema = {
    type: 'object',
    properties: { a: { title: 'Ports', items: { type: 'object', properties: { p: { title: 'Port' } } } } },
  } as const;
  expect(fieldLabel(schema, ['a'])).toBe('Ports');
  expect(fieldLabel(schema, ['a', 2])).toBe('Ports 3');
  expect(fieldLabel(schema, ['a', 2, 'p'])).toBe('Port');
  expect(fieldLabel(schema, ['unknown'])).toBe('unknown');
  expect(fieldLabel(schema, [])).toBeUndefined();
});

describe('local time', () => {
  it('goes to the field and back without moving', () => {
    const iso = '2026-07-05T09:04:00.000Z';
    expect(localToIso(isoToLocal(iso))).toBe(iso);
    expect(isoToLocal(iso)).toMatch(/^2026-07-0[456]T\d\d:04$/);
  });

  it.each(['', 'soon', undefined, 5])('has nothing to show for %j', (value) =>
    expect(isoToLocal(value)).toBe(''));

  it('has no moment for an empty field', () => expect(localToIso('')).toBeUndefined());
});
