import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCodePoints, foldCase } from './text-order.ts';

test.each([
  ['a', 'b', -1],
  ['b', 'a', 1],
  ['a', 'a', 0],
  ['a', 'ab', -1],
  ['', 'a', -1],
  ['Z', 'a', -1],
  ['～', '😀', -1],
  ['😀', '～', 1],
  ['😀', '😁', -1],
  ['a😀', 'a～', 1],
])('%j against %j is %i', (left, right, order) => {
  expect(Math.sign(compareCodePoints(left, right))).toBe(order);
});

test('orders as the bytes of UTF-8 do', () => {
  const text = fc.string({ unit: 'binary', maxLength: 5 });
  fc.assert(
    fc.property(text, text, (left, right) => {
      const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right));
      expect(Math.sign(compareCodePoints(left, right))).toBe(bytes);
    }),
  );
});

test('folds A to Z and nothing else', () => {
  expect(foldCase('ÄBC ẞ İ AZ az 09')).toBe('Äbc ẞ İ az az 09');
});
