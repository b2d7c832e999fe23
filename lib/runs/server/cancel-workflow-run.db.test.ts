import { beforeAll, beforeEach, expect, it } from 'vitest';
import { startForTest, type TestStandIn } from '#lib/github/stand-in/start-for-test.ts';
import { type DispatchBench, dispatchBench } from '#lib/runs/server/fixtures/dispatch-bench.ts';
import { cancelWorkflowRun } from './cancel-workflow-run.ts';

const PLACE = { org: 'acme', repo: 'paths' };

let bench: DispatchBench<TestStandIn>;
let runId: string;
beforeAll(async () => {
  bench = await dispatchBench(await startForTest());
});
beforeEach(async () => {
  await bench.sql`delete from rate_limits`;
  runId = await bench.addRun();
});

async function messages(): Promise<string[]> {
  const found = await bench.sql`select message from run_events where run_id = ${runId} order by id`;
  return found.map(({ message }) => message);
}

async function started(): Promise<number> {
  const answer = await bench.standIn.dispatch({ service: 'api' }, { return_run_details: true });
  return ((await answer.json()) as { workflow_run_id: number }).workflow_run_id;
}

it('asks GitHub to cancel and says so in the timeline', async () => {
  const workflowRunId = await started();
  await cancelWorkflowRun(bench.ctx, bench.hands, { ...PLACE, workflowRunId, runId });
  expect(bench.standIn.world.store.effects.at(-1)).toMatchObject({ kind: 'cancel', runId: workflowRunId });
  expect(await messages()).toEqual([`GitHub was asked to cancel workflow run ${workflowRunId}.`]);
});

it('is content when there is nothing left to cancel', async () => {
  await cancelWorkflowRun(bench.ctx, bench.hands, { ...PLACE, workflowRunId: 1, runId });
  expect((await messages())[0]).toContain('did not cancel workflow run 1: Not Found');
});

it('is tried again when GitHub could not be asked', async () => {
  await bench.sql`insert into rate_limits (key, blocked_until)
    values (${`github:${bench.standIn.url}`}, now() + interval '1 minute')`;
  const cancellation = { ...PLACE, workflowRunId: 1, runId };
  await expect(cancelWorkflowRun(bench.ctx, bench.hands, cancellation)).rejects.toThrow(/could not be asked/);
  expect(await messages()).toEqual([]);
});
