import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showProgress } from './progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const lasting = (milliseconds: number) => () =>
  new Promise<string>((resolve) => setTimeout(() => resolve('result'), milliseconds));

test('a quick step says nothing', async () => {
  const lines: string[] = [];
  const done = showProgress((line) => lines.push(line), 'Migrating', lasting(900));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await done).toBe('result');
  expect(lines).toEqual([]);
});

test('a step over a second is shown, and again while it goes on', async () => {
  const lines: string[] = [];
  const done = showProgress((line) => lines.push(line), 'Building', lasting(21_000));
  await vi.advanceTimersByTimeAsync(30_000);
  await done;
  expect(lines).toEqual([
    '  Building …',
    '  Building … 10.0 s',
    '  Building … 20.0 s',
    '  Building: done after 21.0 s',
  ]);
});

test('a step that fails stops talking', async () => {
  const lines: string[] = [];
  const failed = showProgress(
    (line) => lines.push(line),
    'Building',
    () => Promise.reject(new Error('no')),
  );
  await expect(failed).rejects.toThrow('no');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(lines).toEqual([]);
});
