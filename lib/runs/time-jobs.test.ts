import { expect, it } from 'vitest';
import { timeJobs } from './time-jobs.ts';

const job = (name: string) => ({ id: name, name, needs: [] });
const times = (names: string[], seconds: [string, number][]) =>
  timeJobs(names.map(job), new Map(seconds)).map(({ medianSeconds }) => medianSeconds);

it('takes the time of the job of the same name', () => {
  expect(times(['build', 'deploy'], [['deploy', 3]])).toEqual([null, 3]);
});

it('takes the longest of a matrix and of a called workflow', () => {
  const seconds: [string, number][] = [
    ['build (18)', 10],
    ['build (20)', 30],
    ['call / lint', 4],
    ['builder', 99],
  ];
  expect(times(['build', 'call'], seconds)).toEqual([30, 4]);
});
