import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadRepositories } from './fixtures.ts';
import type { Job, Run } from './records.ts';
import { FILES, writeFixtures } from './start-for-test.ts';
import { Store } from './store.ts';

const fixtures = writeFixtures(FILES);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stand-in-store-'));
});

const open = () => Store.open(folder, loadRepositories(fixtures));
const lines = (file: string) => readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean);

function run(id: number, changes: Partial<Run> = {}): Run {
  return {
    id,
    number: 1,
    attempt: 1,
    repository: 'acme/paths',
    workflowId: 1,
    workflowPath: '.github/workflows/deploy.yml',
    workflowName: 'Deploy',
    displayTitle: 'Deploy',
    ref: 'refs/heads/main',
    headSha: 'abc',
    inputs: {},
    status: 'queued',
    conclusion: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    startedAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    lag: 0,
    past: false,
    ...changes,
  };
}

function job(id: number, runId: number): Job {
  return {
    id,
    runId,
    attempt: 1,
    key: 'build',
    name: 'build',
    labels: [],
    status: 'queued',
    conclusion: null,
    createdAt: '',
    startedAt: '',
    completedAt: null,
    outputs: {},
    steps: [],
  };
}

describe('after a restart', () => {
  test('the effects log alone restores a run', async () => {
    const store = await open();
    await store.recordEffect('dispatch', run(7));
    await store.close();
    const again = await open();
    expect(again.runs.get(7)).toMatchObject({ id: 7, status: 'queued' });
    expect(again.effects).toMatchObject([{ n: 1, kind: 'dispatch', runId: 7 }]);
    expect(again.nextId()).toBeGreaterThan(7);
    await again.close();
  });

  test('the last snapshot of run, job, log and workflow counts', async () => {
    const store = await open();
    const [repository] = store.repositories.values();
    if (!repository) throw new Error('no repository');
    const made = run(7);
    await store.recordEffect('dispatch', made);
    store.saveRun(Object.assign(made, { status: 'completed', conclusion: 'success' }));
    const build = job(8, 7);
    store.saveJob(build);
    store.saveJob(Object.assign(build, { status: 'completed' }));
    store.appendLog(8, ['one']);
    store.appendLog(8, ['two']);
    store.saveWorkflowState(repository, '.github/workflows/deploy.yml', 'disabled_manually');
    await store.close();
    const again = await open();
    expect(again.runs.get(7)).toMatchObject({ status: 'completed', conclusion: 'success' });
    expect(again.jobsOfRun.get(7)).toMatchObject([{ id: 8, status: 'completed' }]);
    expect(again.logs.get(8)).toEqual(['one', 'two']);
    const workflows = again.repositories.get('acme/paths')?.workflows ?? [];
    expect(workflows.map((workflow) => [workflow.path, workflow.state])).toContainEqual([
      '.github/workflows/deploy.yml',
      'disabled_manually',
    ]);
    await again.close();
  });

  test('a long state log is shortened without losing anything; the effects log never is', async () => {
    const store = await open();
    const made = run(7);
    await store.recordEffect('dispatch', made);
    for (let turn = 0; turn < 2_100; turn++) store.saveRun(made);
    store.appendLog(9, ['kept']);
    await store.close();
    expect(lines('state.jsonl').length).toBeGreaterThan(2_000);
    const again = await open();
    expect(lines('state.jsonl').length).toBeLessThan(20);
    expect(again.logs.get(9)).toEqual(['kept']);
    again.saveRun(Object.assign(again.runs.get(7) as Run, { status: 'completed' }));
    await again.close();
    const third = await open();
    expect(third.runs.get(7)?.status).toBe('completed');
    expect(lines('effects.jsonl')).toHaveLength(1);
    await third.close();
  });

  test('a torn last line costs that line only', async () => {
    const store = await open();
    await store.recordEffect('dispatch', run(7));
    await store.close();
    appendFileSync(path.join(folder, 'effects.jsonl'), '{"n":2,"kind":"disp');
    const again = await open();
    expect(again.effects).toHaveLength(1);
    await again.recordEffect('cancel', run(7));
    await again.close();
    expect(lines('effects.jsonl').map((line) => JSON.parse(line).n)).toEqual([1, 2]);
  });
});

test('ids grow, also within a millisecond', async () => {
  const store = await open();
  const ids = Array.from({ length: 500 }, () => store.nextId());
  expect(new Set(ids).size).toBe(500);
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
  expect(String(ids[0])).toMatch(/^\d{11}$/);
  await store.close();
});

test('runs are listed newest first, of one repository only', async () => {
  const store = await open();
  for (const made of [run(3), run(9), run(5, { repository: 'acme/other' })])
    await store.recordEffect('dispatch', made);
  const [repository] = store.repositories.values();
  expect(repository && store.runsOf(repository).map(({ id }) => id)).toEqual([9, 3]);
  expect(() => store.repositoryOf({ repository: 'acme/other' })).toThrow('gone from the fixtures');
  await store.close();
});
