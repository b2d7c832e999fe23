import { expect, test } from 'vitest';
import { hashText, seededRandom, shuffled } from './random.ts';

const drawn = (seed: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: 500 }, random);
};

test('a seed always gives the same numbers, spread over [0, 1)', () => {
  expect(drawn(3)).toEqual(drawn(3));
  expect(drawn(3)).not.toEqual(drawn(4));
  expect(Math.min(...drawn(3))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn(3))).toBeLessThan(1);
  expect(drawn(3).filter((value) => value < 0.5).length).toBeGreaterThan(200);
});

test('shuffling keeps every item and leaves the original alone', () => {
  const items = Array.from({ length: 52 }, (_, index) => index);
  const result = shuffled(items, seededRandom(9));
  expect(result).not.toEqual(items);
  expect([...result].sort((a, b) => a - b)).toEqual(items);
  expect(result).toEqual(shuffled(items, seededRandom(9)));
});

test('the hash depends on the text alone', () => {
  expect(hashText('acme/paths')).toBe(hashText('acme/paths'));
  expect(hashText('acme/paths')).not.toBe(hashText('acme/path'));
  expect(hashText('')).toBe(0x811c9dc5);
});
