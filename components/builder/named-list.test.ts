import { expect, test } from 'vitest';
import {
  freeName,
  moveAt,
  type NamedList,
  nameFault,
  removeAt,
  renameAt,
  setAt,
  toList,
  toMap,
} from './named-list.ts';

const list: NamedList<number> = [
  ['zebra', 1],
  ['apple', 2],
  ['mango', 3],
];

test('keeps the order people chose', () => {
  expect(toList(toMap(list))).toEqual(list);
  expect(Object.keys(toMap(moveAt(list, 2, -1)))).toEqual(['zebra', 'mango', 'apple']);
  expect(toList(undefined)).toEqual([]);
});

test('moves within bounds only', () => {
  expect(moveAt(list, 0, -1)).toBe(list);
  expect(moveAt(list, 2, 1)).toBe(list);
  expect(moveAt(list, 0, 1).map(([name]) => name)).toEqual(['apple', 'zebra', 'mango']);
});

test('edits in place and leaves the original alone', () => {
  expect(renameAt(list, 1, 'pear')[1]).toEqual(['pear', 2]);
  expect(setAt(list, 1, 9)[1]).toEqual(['apple', 9]);
  expect(removeAt(list, 1)).toHaveLength(2);
  expect(list[1]).toEqual(['apple', 2]);
});

test('finds a free name and says what is wrong with a taken one', () => {
  expect(freeName(list, 'apple')).toBe('apple_2');
  expect(freeName(list, 'kiwi')).toBe('kiwi');
  expect(nameFault(list, 1, 'zebra')).toBe('This name is taken.');
  expect(nameFault(list, 1, 'apple')).toBeUndefined();
  expect(nameFault(list, 1, ' ')).toBe('A name is needed.');
  expect(nameFault(list, 1, 'a b')).toContain('only');
});
