import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loadRepositories } from './fixtures.ts';
import { recordPast } from './past.ts';
import type { PastJob, PastRun } from './past-run.ts';
import { DEPLOY, writeFixtures } from './start-for-test.ts';
import { Store } from './store.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const BASE = 'http://github.example';

const JOB: PastJob = {
  key: 'release',
  name: 'Release it',
  labels: ['ubuntu-latest'],
  conclusion: 'success',
  from: 2,
  to: 8.5,
  steps: [{ name: 'Roll out', conclusion: 'success', from: 3, to: 8 }],
  log: [{ at: 3.25, text: 'Rolling out' }],
};
const RUN: PastRun = {
  id: 15_900_000_001,
  workflow: 'deploy.yml',
  inputs: { service: 'api', environment: 'prod', quayside_run_id: 'past' },
  age: 3_600,
  seconds: 9,
  conclusion: 'success',
  jobs: [JOB],
};

let store: Store | undefined;
afterEach(() => store?.close());

/** What a repository with this history looks like after a first start at `now`. */
async function start(
  history: PastRun[],
  folder = mkdtempSync(path.join(tmpdir(), 'stand-in-past-')),
  now = NOW,
) {
  const fixtures = writeFixtures({
    'acme/paths/.github/workflows/deploy.yml': DEPLOY,
    'acme/paths/.stand-in.json': JSON.stringify({ history }),
  });
  const repositories = loadRepositories(fixtures);
  const repository = repositories.get('acme/paths');
  if (!repository) throw new Error('fixture is missing');
  store = await Store.open(folder, repositories);
  recordPast(store, repository, now, BASE);
  return { folder, store, runs: [...store.runs.values()], jobs: [...store.jobs.values()] };
}

describe('a run of the past', () => {
  test('looks as if it had been dispatched then, by its own times', async () => {
    const { runs } = await start([RUN]);
    expect(runs).toMatchObject([
      {
        id: 15_900_000_001,
        number: 1,
        attempt: 1,
        displayTitle: 'Deploy api to prod (past)',
        ref: 'refs/heads/main',
        status: 'completed',
        conclusion: 'success',
        createdAt: '2026-11-22T11:00:00.000Z',
        updatedAt: '2026-11-22T11:00:09.000Z',
        past: true,
      },
    ]);
  });

  test('has the jobs, steps and lines that were recorded', async () => {
    const { store, jobs } = await start([RUN]);
    expect(jobs).toMatchObject([
      {
        id: 159_000_000_010,
        status: 'completed',
        startedAt: '2026-11-22T11:00:02.000Z',
        completedAt: '2026-11-22T11:00:08.500Z',
        steps: [{ number: 1, name: 'Roll out', completedAt: '2026-11-22T11:00:08.000Z' }],
      },
    ]);
    expect(store.logs.get(159_000_000_010)).toEqual(['2026-11-22T11:00:03.2500000Z Rolling out']);
  });

  test('may be under way: what has not ended has no end, what has not begun is queued', async () => {
    const steps = [
      { name: 'Build', conclusion: 'success' as const, from: 3, to: 5 },
      { name: 'Roll out', conclusion: null, from: 5, to: null },
      { name: 'Report', conclusion: null, from: null, to: null },
    ];
    const { runs, jobs } = await start([
      { ...RUN, conclusion: null, jobs: [{ ...JOB, conclusion: null, to: null, steps }] },
    ]);
    expect([runs[0]?.status, jobs[0]?.status, jobs[0]?.completedAt]).toEqual([
      'in_progress',
      'in_progress',
      null,
    ]);
    expect(jobs[0]?.steps.map(({ status }) => status)).toEqual(['completed', 'in_progress', 'queued']);
  });

  test('is numbered by age, whatever its place in the file', async () => {
    const { runs } = await start([RUN, { ...RUN, id: 2, age: 60 }, { ...RUN, id: 3, age: 7_200 }]);
    expect(Object.fromEntries(runs.map(({ id, number }) => [id, number]))).toEqual({
      [RUN.id]: 2,
      2: 3,
      3: 1,
    });
  });

  test('of a workflow that is not there is left out', async () => {
    expect((await start([{ ...RUN, workflow: 'gone.yml' }])).runs).toEqual([]);
  });
});

test('the past is written once: a later start moves nothing', async () => {
  const first = await start([RUN]);
  await first.store.close();
  const again = await start([{ ...RUN, inputs: {} }], first.folder, NOW + 86_400_000);
  expect(again.runs).toMatchObject([{ createdAt: '2026-11-22T11:00:00.000Z', inputs: RUN.inputs }]);
  expect(again.store.logs.get(159_000_000_010)).toHaveLength(1);
});

test('new runs get their ids from the clock, however large those of the past are', async () => {
  const { store } = await start([{ ...RUN, id: 999_000_000_000 }]);
  expect(store.nextId()).toBeLessThan(999_000_000_000);
});
