import { describe, expect, it } from 'vitest';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { runBench } from '#lib/runs/server/fixtures/run-bench.ts';
import type { RunState } from '#lib/runs/states.ts';
import { cancelRun } from './cancel-run.ts';
import { getRun } from './get-run.ts';

const bench = await runBench(await startForTest());
const { world, admin, sql } = bench;
const ada = await world.person({ name: 'ada' });
const eve = await world.person({ name: 'eve' });
await bench.action('deploy', { allowAnyoneToViewRuns: true });

async function working(workflowRunId: number | null = 7, state: RunState = 'dispatched'): Promise<string> {
  const id = await bench.submit(ada, 'deploy');
  await bench.force(id, state);
  await sql`update runs set workflow_run_id = ${workflowRunId} where id = ${id}`;
  return id;
}
const jobs = () => sql`select payload from outbox where topic = 'workflow.cancel' order by id desc`;

describe('cancelRun', () => {
  it('asks GitHub to cancel what works, in the name of who asked, and waits for the answer', async () => {
    const id = await working();
    const ctx = await world.as(ada);
    expect(await cancelRun(ctx, { id })).toMatchObject({ state: 'dispatched' });
    const [job] = await jobs();
    expect(job?.payload).toEqual({ org: 'acme', repo: 'paths', workflowRunId: 7, runId: id });
    expect((await getRun(ctx, { id })).events.at(-1)).toMatchObject({
      kind: 'cancel_asked',
      actor: { id: ada.id, name: 'ada' },
    });
    expect(await world.auditOf(ctx)).toEqual([`run.cancel ${id}`]);
  });

  it('ends what was not sent yet, and asks GitHub nothing', async () => {
    const before = (await jobs()).length;
    const id = await bench.submit(ada, 'deploy');
    expect(await cancelRun(await world.as(admin), { id })).toMatchObject({ state: 'cancelled' });
    expect(await bench.timeline(id)).toEqual(['requested', 'cancelled']);
    expect(await jobs()).toHaveLength(before);
  });

  it('is for the requester and for those who may cancel any run', async () => {
    const id = await working();
    await expect(cancelRun(await world.as(eve), { id })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await getRun(await world.as(eve), { id })).can).toMatchObject({ cancel: false, withdraw: false });
    expect((await getRun(await world.as(ada), { id })).can).toMatchObject({ cancel: true, withdraw: false });
    expect((await getRun(await world.as(admin), { id })).can).toMatchObject({ cancel: true });
  });

  it.each<[number | null, RunState, RegExp]>([
    [null, 'dispatched', /not known yet which workflow run/],
    [7, 'sending', /can no longer be withdrawn/],
    [7, 'succeeded', /has ended/],
  ])('refuses workflow run %s in state %s', async (workflowRunId, state, words) => {
    const id = await working(workflowRunId, state);
    const ctx = await world.as(ada);
    await expect(cancelRun(ctx, { id })).rejects.toMatchObject({ code: 'invalid_state', message: words });
    expect((await getRun(ctx, { id })).can.cancel).toBe(false);
  });

  it('answers for a run one may not see as for one that does not exist', async () => {
    await expect(cancelRun(await world.as(ada), { id: 'r_missing' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

it('a run tells the jobs of its workflow file before GitHub has begun any', async () => {
  const id = await bench.submit(ada, 'deploy');
  const { planned } = await getRun(await world.as(ada), { id });
  expect(planned.length).toBeGreaterThan(0);
  expect(planned[0]).toMatchObject({ needs: [], steps: expect.any(Number), medianSeconds: null });
});
