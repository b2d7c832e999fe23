import { expect, test } from 'vitest';
import { readNames, readSort } from './name-list.ts';

test.each([
  ['', []],
  ['a,,b', ['a', 'b']],
  ['a%2Cb,100%25', ['a,b', '100%']],
  ['100%', ['100%']],
])('%j names %j', (text, names) => {
  expect(readNames(text)).toEqual(names);
});

test.each([
  ['', []],
  ['-', []],
  [
    'tier,-$updatedAt',
    [
      { property: 'tier', order: 'ASC' },
      { property: '$updatedAt', order: 'DESC' },
    ],
  ],
  ['%2Dname', [{ property: '-name', order: 'ASC' }]],
])('%j orders by %j', (text, sort) => {
  expect(readSort(text)).toEqual(sort);
});
