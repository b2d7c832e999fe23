import { expect, it } from 'vitest';
import { DEFAULT_TIMINGS, unreachedWait } from './worker-timings.ts';

it('waits twice as long after every attempt, up to the longest', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((attempt) => unreachedWait(attempt, DEFAULT_TIMINGS));
  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});

it('a run that was tried for years still waits the longest time, not for ever and not less', () => {
  for (const attempt of [21, 100, 1_100, Number.MAX_SAFE_INTEGER])
    expect(unreachedWait(attempt, DEFAULT_TIMINGS)).toBe(60_000);
});

it('a worker stops waiting for an answer before its lease can be taken', () => {
  const { sendTimeoutMs, leaseMs, leaseMarginMs } = DEFAULT_TIMINGS;
  expect(sendTimeoutMs).toBeLessThan(leaseMs - leaseMarginMs);
});

it('GitHub is asked for no more than a mutation a second', () => {
  expect(DEFAULT_TIMINGS.gapMs).toBeGreaterThanOrEqual(1_000);
});
