import { expect, test } from 'vitest';
import { isGood, PASSED, runParts, summary, tally } from './part.ts';

const nothing = () => {};

test('the last line names skipped tests only when there are any', () => {
  expect(tally({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  expect(tally({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped');
});

test('one failing or crashing part does not keep the others from running', async () => {
  const said: string[] = [];
  const report = await runParts(
    [
      { name: 'one', run: async () => ({ passed: 3, failed: 1, skipped: 0 }) },
      { name: 'two', run: () => Promise.reject(new Error('no such program')) },
      { name: 'three', run: async () => PASSED },
    ],
    (line) => said.push(line),
  );
  expect(report.total).toEqual({ passed: 4, failed: 2, skipped: 0 });
  expect(said).toContain('no such program');
  expect(summary(report).map((line) => line[0])).toEqual(['✗', '✗', '✓']);
});

test('skipped tests fail in CI only', () => {
  expect(isGood({ passed: 1, failed: 0, skipped: 1 }, false)).toBe(true);
  expect(isGood({ passed: 1, failed: 0, skipped: 1 }, true)).toBe(false);
  expect(isGood({ passed: 1, failed: 1, skipped: 0 }, false)).toBe(false);
});

test('progress names every part', async () => {
  const said: string[] = [];
  await runParts([{ name: 'unit tests', run: async () => PASSED }], (line) => said.push(line));
  expect(said.join('')).toContain('unit tests (1 of 1)');
  await runParts([], nothing);
});
