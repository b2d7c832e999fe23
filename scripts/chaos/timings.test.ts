import { describe, expect, it } from 'vitest';
import { DEFAULT_TIMINGS, type WorkerTimings } from '#lib/runs/worker-timings.ts';
import { HANGS_MS, LISTING_LAG_MS } from './options.ts';
import { CHAOS_TIMINGS } from './timings.ts';

describe.each<[string, WorkerTimings]>([
  ['production', DEFAULT_TIMINGS],
  ['a chaos run', CHAOS_TIMINGS],
])('the times of %s', (_name, timings) => {
  it('let no answer be waited for in the last part of a lease', () => {
    expect(timings.sendTimeoutMs).toBeLessThan(timings.leaseMs - timings.leaseMarginMs);
  });

  it('look for an unknown run several times before a person is asked', () => {
    expect(timings.unknownLongestMs * 3).toBeLessThan(timings.unknownWindowMs);
  });

  it('keep dispatches apart', () => {
    expect(timings.gapMs).toBeGreaterThan(0);
  });
});

it('is a chaos run in which answers come too late and listings lag, yet not for ever', () => {
  expect(HANGS_MS).toBeGreaterThan(CHAOS_TIMINGS.sendTimeoutMs);
  expect(LISTING_LAG_MS).toBeLessThan(CHAOS_TIMINGS.unknownWindowMs - CHAOS_TIMINGS.unknownLongestMs);
});

it('is production that leaves GitHub the second it asks for between two dispatches', () => {
  expect(DEFAULT_TIMINGS.gapMs).toBeGreaterThanOrEqual(1_250);
});
