import { expect, test } from 'vitest';
import type { InstanceState } from './instance-state.ts';
import { findSurvivors } from './survivors.ts';

const mark = (pid: number, startTime = String(pid * 10)) => ({ pid, startTime });

const state = (children: InstanceState['children']): InstanceState => ({
  bootId: 'boot',
  supervisor: mark(1),
  phase: 'running',
  url: 'http://localhost:3000',
  children,
});

const everybodyAlive = { isAlive: () => true };

test('noted children come in the order in which they are to stop', () => {
  const noted = state({ postgres: mark(2), 'stand-in': mark(3), worker: mark(4), web: mark(5) });
  const found = findSurvivors(noted, { ...everybodyAlive, marked: [] });
  expect(found.map(({ name }) => name)).toEqual(['web', 'worker', 'stand-in', 'postgres']);
});

test('a number that another process has now is left alone', () => {
  const noted = state({ web: mark(5, 'then'), worker: mark(6) });
  const isAlive = ({ pid, startTime }: { pid: number; startTime: string }) =>
    pid !== 5 || startTime === 'now';
  expect(findSurvivors(noted, { isAlive, marked: [] }).map(({ name }) => name)).toEqual(['worker']);
});

test('a child the supervisor had no time to note is found too, each child once', () => {
  const noted = state({ worker: mark(6) });
  const found = findSurvivors(noted, { ...everybodyAlive, marked: [mark(6), mark(7)] });
  expect(found.map(({ name, pid }) => [name, pid])).toEqual([
    ['unnoted', 7],
    ['worker', 6],
  ]);
});

test('without any state the marked ones are all there is', () => {
  expect(findSurvivors(undefined, { ...everybodyAlive, marked: [mark(9)] })).toHaveLength(1);
  expect(findSurvivors(undefined, { ...everybodyAlive, marked: [] })).toEqual([]);
});
