import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { storeDelivery } from '#db/queries/deliveries.ts';
import { startForTest, type TestStandIn } from '#lib/github/stand-in/start-for-test.ts';
import { newId } from '#lib/ids.ts';
import { type DispatchBench, dispatchBench } from '#lib/runs/server/fixtures/dispatch-bench.ts';
import { processDelivery } from './process-delivery.ts';

let bench: DispatchBench<TestStandIn>;
beforeAll(async () => {
  bench = await dispatchBench(await startForTest());
});
beforeEach(async () => {
  await bench.sql`delete from webhook_deliveries`;
  await bench.sql`delete from outbox`;
  await bench.sql`delete from runs`;
});

interface Told {
  id?: number;
  title?: string;
  status?: string;
  conclusion?: string | null;
  repository?: string;
  path?: string;
  event?: string;
}

async function tell({
  id = 501,
  title = '',
  status = 'queued',
  conclusion = null,
  ...told
}: Told): Promise<void> {
  const workflow_run = {
    id,
    status,
    conclusion,
    display_title: title,
    event: told.event ?? 'workflow_dispatch',
    path: told.path ?? '.github/workflows/deploy.yml@refs/heads/main',
    html_url: `https://github.test/acme/paths/actions/runs/${id}`,
    created_at: '2026-11-20T10:00:00Z',
    updated_at: '2026-11-20T10:00:01Z',
  };
  await deliver('workflow_run', { workflow_run, repository: { full_name: told.repository ?? 'acme/paths' } });
}

async function deliver(event: string, payload: Record<string, unknown>, deliveryId = newId()): Promise<void> {
  await storeDelivery(bench.db.run, { deliveryId, event, payload });
  while (await processDelivery(bench.ctx, bench.hands));
}

async function sentRun(
  state: 'unknown' | 'dispatched' | 'needs_decision' | 'pending' | 'waiting' | 'declined' = 'dispatched',
  set = {},
) {
  return bench.addRun({ state, set: { attempt: 1, sentAt: new Date(), ...set } });
}

describe('workflow_run', () => {
  it.each([
    'unknown',
    'needs_decision',
    'pending',
    'waiting',
  ] as const)('proves the effect of a run in %s', async (state) => {
    const id = await sentRun(state);
    await tell({ title: `Deploy (${id})` });
    expect(await bench.row(id)).toMatchObject({
      state: 'dispatched',
      workflow_run_id: '501',
      workflow_run_url: 'https://github.test/acme/paths/actions/runs/501',
      workflow_status: 'queued',
    });
  });

  it('ends a run that was up for approval again and is over by now', async () => {
    const id = await sentRun('waiting');
    await tell({ title: id, status: 'completed', conclusion: 'success' });
    expect(await bench.stateOf(id)).toBe('succeeded');
  });

  it('is told of what was declined although it had been sent', async () => {
    const id = await sentRun('declined');
    await tell({ title: id });
    expect(await bench.row(id)).toMatchObject({ state: 'declined', workflow_run_id: '501' });
    expect(await bench.sql`select action from audit_events where run_id = ${id}`).toEqual([
      { action: 'run.effect_after_end' },
    ]);
  });

  it('gives a run that was answered without details its number', async () => {
    const id = await sentRun();
    await tell({ title: id });
    expect(await bench.row(id)).toMatchObject({ state: 'dispatched', workflow_run_id: '501' });
  });

  it.each([
    ['success', 'succeeded'],
    ['failure', 'failed'],
    ['cancelled', 'cancelled'],
  ])('ends a run: %s is %s', async (conclusion, state) => {
    const id = await sentRun('dispatched', { workflowRunId: 501 });
    await tell({ status: 'completed', conclusion });
    expect(await bench.row(id)).toMatchObject({ state, workflow_conclusion: conclusion });
    expect(await bench.sql`select action from audit_events where run_id = ${id}`).toEqual([
      { action: 'run.end' },
    ]);
  });

  it('never moves a run back, in whatever order things arrive', async () => {
    const id = await sentRun('unknown');
    await tell({ title: id, status: 'completed', conclusion: 'success' });
    await tell({ title: id, status: 'in_progress' });
    await tell({ title: id, status: 'requested' });
    await tell({ title: id, status: 'completed', conclusion: 'failure' });
    expect(await bench.row(id)).toMatchObject({ state: 'succeeded', workflow_status: 'completed' });
  });

  it('leaves the end to the workflow where the action wants it so', async () => {
    const id = await bench.addRun({
      state: 'dispatched',
      options: { reportWorkflowStatus: false },
      set: { attempt: 1, workflowRunId: 501 },
    });
    await tell({ status: 'completed', conclusion: 'success' });
    expect(await bench.row(id)).toMatchObject({ state: 'dispatched', workflow_status: 'completed' });
  });

  it.each<[string, Told]>([
    ['another repository', { repository: 'evil/paths' }],
    ['no repository', { repository: '' }],
    ['another workflow', { path: '.github/workflows/other.yml' }],
    ['another trigger', { event: 'push' }],
  ])('believes nobody who names our id from %s', async (_name, told) => {
    const id = await sentRun('unknown');
    await tell({ title: id, status: 'completed', conclusion: 'success', ...told });
    expect(await bench.stateOf(id)).toBe('unknown');
  });

  it('takes a title that also shows the id of an older run for the younger alone', async () => {
    const older = await sentRun('unknown');
    const younger = await sentRun('unknown');
    await tell({ title: `Roll back ${older} (${younger})`, status: 'completed', conclusion: 'success' });
    expect([await bench.stateOf(older), await bench.stateOf(younger)]).toEqual(['unknown', 'succeeded']);
  });

  it('believes nothing about a run that was never sent', async () => {
    const id = await bench.addRun({ state: 'pending' });
    await tell({ title: id });
    expect(await bench.row(id)).toMatchObject({ state: 'pending', workflow_run_id: null });
  });
});

describe('a second workflow run with the same id', () => {
  it('raises an alarm and cancels the younger, once', async () => {
    const id = await sentRun('dispatched', { workflowRunId: 501 });
    await tell({ id: 502, title: id });
    await tell({ id: 502, title: id, status: 'in_progress' });
    expect(await bench.timeline(id)).toEqual(['duplicate']);
    const jobs = await bench.sql`select topic, payload from outbox`;
    expect(jobs).toEqual([
      { topic: 'workflow.cancel', payload: { org: 'acme', repo: 'paths', workflowRunId: 502, runId: id } },
    ]);
    const audit = await bench.sql`select action from audit_events where run_id = ${id}`;
    expect(audit).toEqual([{ action: 'run.duplicate' }]);
    expect(bench.lines.some((line) => line.runId === id && line.level === 'error')).toBe(true);
    await tell({ id: 502, title: id, status: 'completed', conclusion: 'cancelled' });
    expect(await bench.row(id)).toMatchObject({ state: 'dispatched', workflow_run_id: '501' });
  });

  it('keeps the older one, whichever was heard of first', async () => {
    const id = await sentRun('unknown');
    await tell({ id: 502, title: id });
    await tell({ id: 501, title: id });
    expect(await bench.row(id)).toMatchObject({ state: 'dispatched', workflow_run_id: '501' });
    const [job] = await bench.sql`select payload ->> 'workflowRunId' as id from outbox`;
    expect(job?.id).toBe('502');
    await tell({ id: 501, title: id, status: 'completed', conclusion: 'success' });
    expect(await bench.stateOf(id)).toBe('succeeded');
  });
});

describe('workflow_job', () => {
  const job = (status: string, more = {}) => ({
    workflow_job: { id: 9, run_id: 501, name: 'build', status, conclusion: null, steps: [], ...more },
    repository: { full_name: 'acme/paths' },
  });

  it('keeps jobs as last seen and never moves them back', async () => {
    const id = await sentRun('dispatched', { workflowRunId: 501 });
    await deliver('workflow_job', job('in_progress'));
    await deliver('workflow_job', job('completed', { conclusion: 'success' }));
    await deliver('workflow_job', job('queued'));
    const jobs = await bench.sql`select name, status, conclusion from run_jobs where run_id = ${id}`;
    expect(jobs).toEqual([{ name: 'build', status: 'completed', conclusion: 'success' }]);
  });

  it('believes no other repository', async () => {
    await sentRun('dispatched', { workflowRunId: 501 });
    await deliver('workflow_job', { ...job('completed'), repository: { full_name: 'evil/paths' } });
    expect(await bench.sql`select 1 from run_jobs`).toEqual([]);
  });
});

describe('deliveries', () => {
  it('are kept once per id', async () => {
    const delivery = { deliveryId: 'd-1', event: 'ping', payload: { zen: 'x' } };
    expect(await storeDelivery(bench.db.run, delivery)).toBe(true);
    expect(await storeDelivery(bench.db.run, delivery)).toBe(false);
  });

  it('that mean nothing to us are done with', async () => {
    for (const payload of [{}, { workflow_run: null }, { workflow_run: { id: 'x' } }, { workflow_job: [] }]) {
      await deliver('workflow_run', payload);
      await deliver('workflow_job', payload);
    }
    await deliver('ping', { zen: 'x' });
    const open =
      await bench.sql`select 1 from webhook_deliveries where processed_at is null or error is not null`;
    expect(open).toEqual([]);
  });

  it('that fail are tried a few times behind the others and then left with their error', async () => {
    const id = await sentRun('unknown');
    await bench.sql`update runs set request = '{' where id = ${id}`;
    await tell({ title: id });
    const [left] = await bench.sql`select attempts, processed_at, error from webhook_deliveries`;
    expect(left).toMatchObject({ attempts: 5, processed_at: null });
    expect(left?.error).toMatch(/JSON/);
  });
});
