import { describe, expect, it } from 'vitest';
import { jobColumns, orderJobs } from './order-jobs.ts';

const job = (id: string, ...needs: string[]) => ({ id, needs });
const ids = (jobs: { id: string }[]) => jobs.map(({ id }) => id).join(' ');

describe('jobs in the order of their needs', () => {
  it.each([
    ['as they stand without needs', [job('b'), job('a')], 'b a'],
    [
      'each after what it needs',
      [job('deploy', 'test', 'build'), job('test', 'build'), job('build')],
      'build test deploy',
    ],
    ['side branches where the file has them', [job('a'), job('b', 'a'), job('c'), job('d', 'b')], 'a b c d'],
    ['needs of jobs that do not exist are met', [job('a', 'gone'), job('b')], 'a b'],
    ['circles last, none lost', [job('a', 'b'), job('b', 'a'), job('c')], 'c a b'],
    ['a job that needs itself', [job('a', 'a')], 'a'],
    ['none', [], ''],
  ])('%s', (_, jobs, expected) => expect(ids(orderJobs(jobs))).toBe(expected));

  it('stand in columns, each right of all it needs', () => {
    const columns = jobColumns([
      job('validate'),
      job('plan', 'validate'),
      job('quota', 'validate'),
      job('apply', 'plan', 'quota'),
    ]);
    expect(columns.map(ids)).toEqual(['validate', 'plan quota', 'apply']);
    expect(jobColumns([job('late', 'early'), job('early')]).map(ids)).toEqual(['early', 'late']);
    expect(jobColumns([job('a', 'b'), job('b', 'a')]).flat()).toHaveLength(2);
  });
});
