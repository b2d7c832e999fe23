import { describe, expect, it } from 'vitest';
import { aboutTime, successWords } from './action-experience.ts';

const of = (runs: number, succeeded: number, failed: number) =>
  successWords({
    runs,
    succeeded,
    failed,
    medianSeconds: null,
    medianWaitingSeconds: null,
    ownLastRunAt: null,
  });

describe('what real runs say', () => {
  it.each([
    [0, 0, 0, 'Not run yet'],
    [3, 0, 0, 'No run has ended yet'],
    [1, 1, 0, '1 of 1 run succeeded'],
    [9, 6, 3, '6 of 9 runs succeeded'],
    [60, 48, 2, '96% of 50 runs succeed'],
    [200, 199, 1, '99% of 200 runs succeed'],
    [10, 10, 0, '100% of 10 runs succeed'],
    [10, 0, 10, '0% of 10 runs succeed'],
  ])('%i asked for, %i succeeded, %i failed: %s', (runs, succeeded, failed, words) =>
    expect(of(runs, succeeded, failed)).toBe(words));

  it.each([
    [0.2, 'about 1 s'],
    [12.4, 'about 12 s'],
    [59.7, 'about 1 min'],
    [352, 'about 6 min'],
    [5_400, 'about 2 h'],
    [200_000, 'about 2 d'],
  ])('%d s are %s', (seconds, words) => expect(aboutTime(seconds)).toBe(words));
});
