import { expect, test } from 'vitest';
import { countPlaywright } from './journeys-part.ts';
import { countVitest } from './vitest-part.ts';

const vitest = (change: object) => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...change,
});

test('counts what passed, failed and was left out', () => {
  expect(countVitest(vitest({ numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 }), 1)).toEqual({
    passed: 5,
    failed: 2,
    skipped: 2,
  });
});

test('a file that could not be loaded is a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
  ];
  expect(countVitest(vitest({ numFailedTests: 1, testResults }), 1).failed).toBe(2);
});

test('no report, or an unhappy end without a failed test, is a failure', () => {
  expect(countVitest(undefined, 0).failed).toBe(1);
  expect(countVitest(vitest({}), 1).failed).toBe(1);
  expect(countVitest(vitest({}), 0).failed).toBe(0);
});

test('a journey that needed a second try has failed', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 1 };
  expect(countPlaywright({ stats }, 1)).toEqual({ passed: 4, failed: 2, skipped: 1 });
  expect(countPlaywright({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 } }, 1).failed).toBe(1);
  expect(countPlaywright(undefined, 0).failed).toBe(1);
});
