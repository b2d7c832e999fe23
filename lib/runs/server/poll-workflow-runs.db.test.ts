import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startForTest, type TestStandIn } from '#lib/github/stand-in/start-for-test.ts';
import {
  type DispatchBench,
  dispatchBench,
  type NewTestRun,
} from '#lib/runs/server/fixtures/dispatch-bench.ts';
import { claimRun } from './claim-run.ts';
import { dispatchRun } from './dispatch-run.ts';
import { getRun } from './get-run.ts';
import { pollWorkflowRuns } from './poll-workflow-runs.ts';

let bench: DispatchBench<TestStandIn>;
beforeAll(async () => {
  bench = await dispatchBench(await startForTest());
});
beforeEach(async () => {
  bench.standIn.world.faults.configure({});
  await bench.sql`delete from rate_limits`;
  await bench.sql`delete from runs`;
});

async function dispatchedRun(run: NewTestRun = {}): Promise<string> {
  const id = await bench.addRun(run);
  const claim = await claimRun(bench.ctx, bench.hands);
  if (claim.kind !== 'claimed') throw new Error(claim.kind);
  await dispatchRun(bench.ctx, bench.hands, claim.run);
  return id;
}

/** Polls until the run has no more to be looked at. */
async function pollToTheEnd(id: string): Promise<Record<string, unknown>> {
  for (let turn = 0; turn < 200; turn++) {
    await pollWorkflowRuns(bench.ctx, bench.hands);
    const row = await bench.row(id);
    if (row.check_at === null) return row;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the run was looked at for ever: ${JSON.stringify(await bench.row(id))}`);
}

describe('pollWorkflowRuns', () => {
  it('follows a run to its end without any webhook: state, jobs, log', async () => {
    const id = await dispatchedRun();
    expect(await pollToTheEnd(id)).toMatchObject({ state: 'succeeded', workflow_conclusion: 'success' });
    const jobs = await bench.sql`select name, status, conclusion, position from run_jobs
      where run_id = ${id} order by position`;
    expect(jobs).toEqual([
      { name: 'build', status: 'completed', conclusion: 'success', position: 0 },
      { name: 'release', status: 'completed', conclusion: 'success', position: 1 },
    ]);
    const logs = await bench.sql`select origin, message from run_logs where run_id = ${id} order by id`;
    expect(
      logs.some((line) => line.origin === 'release' && /Rolling out registry\/api:1/.test(line.message)),
    ).toBe(true);
    expect(await bench.timeline(id)).toContain('succeeded');
  });

  it('fetches the log once', async () => {
    const id = await dispatchedRun();
    await pollToTheEnd(id);
    const count = async () => (await bench.sql`select 1 from run_logs where run_id = ${id}`).length;
    const before = await count();
    expect((await getRun(bench.ctx, { id })).logsAt).toEqual(expect.any(String));
    await bench.sql`update runs set check_at = now() where id = ${id}`;
    await pollToTheEnd(id);
    expect(await count()).toBe(before);
  });

  it('tells failure from success', async () => {
    const id = await dispatchedRun({ inputs: { service: 'shop-broken' } });
    expect(await pollToTheEnd(id)).toMatchObject({
      state: 'failed',
      failure: 'The workflow run failed.',
    });
  });

  it('learns from the listing which run an older GitHub started', async () => {
    bench.standIn.world.faults.configure({ oldServer: true });
    const id = await dispatchedRun({ options: { returnRunDetails: false } });
    expect((await bench.row(id)).workflow_run_id).toBeNull();
    const [effect] = bench.effects(id);
    expect(await pollToTheEnd(id)).toMatchObject({ state: 'succeeded', workflow_run_id: String(effect?.id) });
  });

  it('stops looking for what nothing can name, and says so', async () => {
    bench.standIn.world.faults.configure({ oldServer: true });
    const id = await dispatchedRun({ carriesRunId: false, options: { returnRunDetails: false } });
    expect(await pollToTheEnd(id)).toMatchObject({ state: 'dispatched' });
    expect(await bench.timeline(id)).toContain('workflow');
  });

  it('fetches the log of a run that its workflow reported as over', async () => {
    const id = await dispatchedRun();
    await bench.sql`update runs set state = 'succeeded', ended_at = now() where id = ${id}`;
    expect(await pollToTheEnd(id)).toMatchObject({ state: 'succeeded', workflow_status: 'completed' });
    expect((await bench.sql`select 1 from run_logs where run_id = ${id}`).length).toBeGreaterThan(0);
  });

  it('asks nothing while GitHub wants to be left alone', async () => {
    const id = await dispatchedRun();
    await bench.sql`insert into rate_limits (key, blocked_until)
      values (${`github:${bench.standIn.url}`}, now() + interval '1 minute')
      on conflict (key) do update set blocked_until = excluded.blocked_until`;
    const before = bench.standIn.world.requests;
    await pollWorkflowRuns(bench.ctx, bench.hands);
    expect(bench.standIn.world.requests).toEqual(before);
    expect(await bench.stateOf(id)).toBe('dispatched');
  });
});
