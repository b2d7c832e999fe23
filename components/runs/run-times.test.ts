import { expect, test } from 'vitest';
import { runTimes } from './run-times.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();
const MINUTE = 60_000;

test('without approval all time is work', () => {
  const run = { createdAt: at(0), decidedAt: null, endedAt: at(5), approvalRequired: false };
  expect(runTimes(run, new Date(at(9)))).toEqual({ waiting: 0, working: 5 * MINUTE });
});

test('waiting ends with the decision, working with the end or now', () => {
  const run = { createdAt: at(0), decidedAt: at(4), endedAt: null, approvalRequired: true };
  expect(runTimes(run, new Date(at(10)))).toEqual({ waiting: 4 * MINUTE, working: 6 * MINUTE });
  expect(runTimes({ ...run, endedAt: at(5) }, new Date(at(10)))).toEqual({
    waiting: 4 * MINUTE,
    working: MINUTE,
  });
});

test('a run nobody decided has only waited', () => {
  const run = { createdAt: at(0), decidedAt: null, endedAt: at(3), approvalRequired: true };
  expect(runTimes(run, new Date(at(10)))).toEqual({ waiting: 3 * MINUTE, working: 0 });
});
