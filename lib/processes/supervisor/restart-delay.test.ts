import { expect, test } from 'vitest';
import { RestartDelay } from './restart-delay.ts';

test('waits longer after each crash in a row, up to ten seconds, and never gives up', () => {
  const delay = new RestartDelay();
  const waits = Array.from({ length: 9 }, () => delay.afterCrash(100));
  expect(waits).toEqual([200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000, 10_000]);
  expect(delay.crashesInRow).toBe(9);
});

test('a life of ten seconds forgives what came before', () => {
  const delay = new RestartDelay();
  delay.afterCrash(0);
  delay.afterCrash(0);
  expect(delay.afterCrash(10_000)).toBe(200);
  expect(delay.crashesInRow).toBe(1);
});
