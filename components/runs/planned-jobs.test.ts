import { expect, it } from 'vitest';
import type { TimedJob } from '#lib/runs/time-jobs.ts';
import { shownJobs } from './planned-jobs.ts';
import type { RunJob } from './run-wire.ts';

const plan = (id: string, ...needs: string[]): TimedJob => ({
  id,
  name: id,
  needs,
  steps: 1,
  medianSeconds: 5,
});
const PLAN = [plan('build'), plan('test', 'build'), plan('ship', 'test')];
const job = (id: number, name: string) => ({ id, name, status: 'queued' }) as RunJob;
const words = (columns: ReturnType<typeof shownJobs>) =>
  columns.map((column) => column.map(({ name, job }) => (job ? name : `~${name}`)).join(' ')).join(' > ');

it.each([
  ['what the file plans, before GitHub has begun', [], false, '~build > ~test > ~ship'],
  ['what GitHub reports in the place of the plan', [job(1, 'build')], false, 'build > ~test > ~ship'],
  ['nothing ahead of a run that is over', [job(1, 'build'), job(2, 'test')], true, 'build > test'],
  [
    'variants side by side',
    [job(1, 'build'), job(2, 'test (18)'), job(3, 'test (20)')],
    true,
    'build > test (18) test (20)',
  ],
  ['what the file no longer names, last', [job(1, 'build'), job(2, 'old')], true, 'build > old'],
  ['only what GitHub reports when the file is another by now', [job(1, 'a'), job(2, 'b')], false, 'a b'],
  ['nothing where nothing ran', [], true, ''],
])('shows %s', (_, jobs, isOver, expected) => expect(words(shownJobs(jobs, PLAN, isOver))).toBe(expected));
