import { expect, test } from 'vitest';
import { seededRandom } from './random.ts';

const drawn = (seed: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: 1_000 }, () => random.next());
};

test('a seed always gives the same numbers, evenly spread', () => {
  expect(drawn(5)).toEqual(drawn(5));
  expect(drawn(5)).not.toEqual(drawn(6));
  const mean = drawn(5).reduce((sum, value) => sum + value, 0) / 1_000;
  expect(mean).toBeGreaterThan(0.45);
  expect(mean).toBeLessThan(0.55);
});

test('whole numbers keep their bounds', () => {
  const random = seededRandom(1);
  const values = new Set(Array.from({ length: 200 }, () => random.whole(3, 5)));
  expect([...values].sort()).toEqual([3, 4, 5]);
});

test('weights count', () => {
  const random = seededRandom(2);
  const values = Array.from({ length: 1_000 }, () =>
    random.weighted([
      ['often', 9],
      ['seldom', 1],
      ['never', 0],
    ]),
  );
  expect(values.filter((value) => value === 'often').length).toBeGreaterThan(850);
  expect(values).toContain('seldom');
  expect(values).not.toContain('never');
});

test('some items keep their order and are no more than wanted', () => {
  const random = seededRandom(3);
  for (let turn = 0; turn < 50; turn++) {
    const some = random.some([1, 2, 3, 4], 3);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThanOrEqual(3);
    expect(some).toEqual([...some].sort());
  }
});
