import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Configuration } from './configuration.ts';
import type { Job, Run } from './records.ts';
import { eventually, startForTest, type TestStandIn, writeFixtures } from './start-for-test.ts';

let standIn: TestStandIn | undefined;
afterEach(() => standIn?.close());

const HEAD = 'name: Test\non:\n  workflow_dispatch:\n    inputs: { break: { type: boolean } }\njobs:\n';

async function start(jobs: string, changes: Partial<Configuration> = {}): Promise<TestStandIn> {
  const fixtures = writeFixtures({ 'acme/paths/.github/workflows/test.yml': HEAD + jobs });
  standIn = await startForTest({ fixtures, ...changes });
  return standIn;
}

async function dispatch(inputs: Record<string, unknown> = {}): Promise<void> {
  const place = '/repos/acme/paths/actions/workflows/test.yml/dispatches';
  const answer = await standIn?.post(place, { ref: 'main', inputs });
  expect(answer?.status).toBe(204);
}

const runs = () => [...(standIn?.world.store.runs.values() ?? [])];
const jobs = () => [...(standIn?.world.store.jobs.values() ?? [])];
const completed = (): Promise<Run> => eventually(() => runs().find((run) => run.status === 'completed'));
const outcome = () => Object.fromEntries(jobs().map((job) => [job.key, job.conclusion]));
const steps = (job: Job | undefined) => job?.steps.slice(1, -1).map((step) => step.conclusion);

const step = (text: string) => `    runs-on: x\n    steps:\n      - ${text}\n`;

describe('jobs', () => {
  test('wait for those they need, and run beside those they do not', async () => {
    await start(
      `  last:\n    needs: [left, right]\n${step('run: echo')}  left:\n${step('run: echo')}  right:\n${step('run: echo')}`,
    );
    await dispatch();
    expect((await completed()).conclusion).toBe('success');
    const [left, right, last] = ['left', 'right', 'last'].map((key) => jobs().find((job) => job.key === key));
    expect(last?.createdAt && last.createdAt >= (left?.completedAt ?? '')).toBe(true);
    expect(last?.createdAt && last.createdAt >= (right?.completedAt ?? '')).toBe(true);
  });

  test('are skipped when one they need failed, unless they ask to run always', async () => {
    await start(
      `  bad:\n${step('run: exit 1')}  after:\n    needs: bad\n${step('run: echo')}  later:\n    needs: after\n${step('run: echo')}  always:\n    needs: bad\n    if: always()\n${step('run: echo')}`,
    );
    await dispatch();
    expect((await completed()).conclusion).toBe('failure');
    expect(outcome()).toEqual({ bad: 'failure', after: 'skipped', later: 'skipped', always: 'success' });
  });

  test('hand outputs and results on to those that need them', async () => {
    await start(
      `  make:\n    runs-on: x\n    outputs: { name: "\${{ steps.one.outputs.name }}" }\n    steps:\n      - id: one\n        run: echo "name=value" >> "$GITHUB_OUTPUT"\n  use:\n    needs: make\n    if: needs.make.outputs.name == 'value' && needs.make.result == 'success'\n${step(`run: echo "got \${{ needs.make.outputs.name }}"`)}`,
    );
    await dispatch();
    await completed();
    expect(outcome()).toEqual({ make: 'success', use: 'success' });
    const use = jobs().find((job) => job.key === 'use');
    expect(standIn?.world.store.logs.get(use?.id ?? 0)?.join('\n')).toMatch(/Z got value$/m);
  });

  test('fail when their condition cannot be read', async () => {
    await start(`  odd:\n    if: nobody.knows\n${step('run: echo')}`);
    await dispatch();
    expect((await completed()).conclusion).toBe('failure');
    expect(standIn?.world.store.logs.get(jobs()[0]?.id ?? 0)?.[0]).toContain("named-value: 'nobody'");
  });

  test('that need each other in a circle end the run, not the stand-in', async () => {
    await start(`  a:\n    needs: b\n${step('run: echo')}  b:\n    needs: a\n${step('run: echo')}`);
    await dispatch();
    expect((await completed()).conclusion).toBe('failure');
    expect((await standIn?.get('/repos/acme/paths'))?.status).toBe(200);
  });
});

describe('steps', () => {
  const many = `  only:\n    runs-on: x\n    steps:\n      - run: echo\n      - if: inputs.break\n        run: exit 2\n      - run: echo\n      - if: failure()\n        run: echo\n`;

  test('after a failure only those run that ask for it', async () => {
    await start(many);
    await dispatch({ break: true });
    await completed();
    expect(steps(jobs()[0])).toEqual(['success', 'failure', 'skipped', 'success']);
  });

  test('without one, those that wait for a failure are skipped', async () => {
    await start(many);
    await dispatch();
    await completed();
    expect(steps(jobs()[0])).toEqual(['success', 'skipped', 'success', 'skipped']);
  });

  test('may fail without consequence', async () => {
    await start(
      `  only:\n    runs-on: x\n    steps:\n      - run: exit 1\n        continue-on-error: true\n      - run: echo\n`,
    );
    await dispatch();
    expect((await completed()).conclusion).toBe('success');
    expect(steps(jobs()[0])).toEqual(['failure', 'success']);
  });
});

test('time passes as scripted, divided by the speed', async () => {
  await start(`  only:\n${step('run: sleep 60')}`, { speed: 300 });
  await dispatch();
  const run = await completed();
  const took = Date.parse(run.updatedAt) - Date.parse(run.createdAt);
  expect(took).toBeGreaterThan(200);
  expect(took).toBeLessThan(30_000);
});

describe('interruption', () => {
  test('a cancelled run marks what had not ended', async () => {
    await start(`  only:\n${step('run: sleep 100')}`, { speed: 1 });
    await dispatch();
    await eventually(() => jobs().find((job) => job.steps[0]?.status === 'in_progress'));
    const [run] = runs();
    await standIn?.post(`/repos/acme/paths/actions/runs/${run?.id}/cancel`);
    expect((await completed()).conclusion).toBe('cancelled');
    expect(jobs()[0]?.conclusion).toBe('cancelled');
    expect(jobs()[0]?.steps.every((item) => item.status === 'completed')).toBe(true);
  });

  test('a stopped stand-in leaves the step open and goes on with it later', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'stand-in-data-'));
    const first = await start(`  only:\n${step('run: sleep 8')}`, { speed: 2, dataDir });
    await dispatch();
    await eventually(() => jobs().find((job) => job.steps[1]?.status === 'in_progress'));
    await first.close();
    const { fixtures } = first.configuration;
    standIn = await startForTest({ dataDir, fixtures, speed: 1_000 });
    expect(jobs()[0]?.steps.map((item) => item.status)).toEqual(['completed', 'in_progress', 'queued']);
    expect((await completed()).conclusion).toBe('success');
    expect(jobs()).toHaveLength(1);
  });
});
