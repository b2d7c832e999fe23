import { lockRun, type WorkerRun } from '#db/queries/dispatch.ts';
import { noteWorkflowRun, saveJobs, takeDueRuns } from '#db/queries/dispatch-checks.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { type DispatchRequest, readDispatchRequest } from '#lib/github/dispatch-request.ts';
import { askPolitely } from '#lib/github/server/ask-politely.ts';
import { collectLog } from './collect-log.ts';
import { findWorkflowRuns } from './find-workflow-runs.ts';
import { observeWorkflowRun } from './observe-workflow-run.ts';
import { recordSighting } from './record-sighting.ts';
import { announceRun, tellRun } from './tell-run.ts';
import type { WorkerHands } from './worker-hands.ts';

/** How many runs are looked at in one go; each costs up to two requests. */
const BATCH = 10;

/**
 * Looks at the workflow runs under way that are due, so that a lost webhook delays but never hides an end,
 * and fetches the logs of those that are over. Answers how many.
 */
export async function pollWorkflowRuns(ctx: Context, hands: WorkerHands): Promise<number> {
  const { progressFirstMs: firstMs, progressLongestMs: longestMs } = hands.timings;
  const due = await takeDueRuns(ctx.services.db.run, {
    states: ['dispatched', 'succeeded', 'failed', 'cancelled', 'refused'],
    limit: BATCH,
    firstMs,
    longestMs,
  });
  const looks = await Promise.allSettled(due.map((run) => look(ctx, hands, run)));
  const failed = looks.find((result) => result.status === 'rejected');
  if (failed) ctx.services.log.warn({ err: failed.reason }, 'a workflow run could not be looked at');
  return due.length;
}

async function look(ctx: Context, hands: WorkerHands, run: WorkerRun): Promise<void> {
  const request = readDispatchRequest(run.request, ctx.services.env.github.apiUrl);
  if (run.workflowRunId === null) return await learnRunId(ctx, hands, run, request);
  if (run.workflowStatus === 'completed')
    return await collectLog(ctx, hands, run, run.workflowRunId, request.target);
  await followRun(ctx, hands, run, run.workflowRunId, request);
}

async function followRun(
  ctx: Context,
  hands: WorkerHands,
  run: WorkerRun,
  workflowRunId: number,
  { target }: DispatchRequest,
): Promise<void> {
  const seen = await askPolitely(ctx, () => hands.github.getWorkflowRun(target, workflowRunId));
  if (seen.kind !== 'done') return;
  const jobs = await askPolitely(ctx, () => hands.github.listJobs(target, workflowRunId));
  await inTransaction(ctx, async (ctx) => {
    const current = await lockRun(ctx.tx, run.id);
    if (!current) return;
    if (jobs.kind === 'done') await saveJobs(ctx.tx, run.id, jobs.value, { inOrder: true });
    await observeWorkflowRun(ctx, hands, current, seen.value);
    await announceRun(ctx, run.id);
  });
}

/** A dispatch answered without details: the listing, and nothing else, knows which run it started. */
async function learnRunId(
  ctx: Context,
  hands: WorkerHands,
  run: WorkerRun,
  request: DispatchRequest,
): Promise<void> {
  if (request.carriesRunId && run.sentAt) {
    const found = await findWorkflowRuns(ctx, hands, request.target, run.sentAt);
    const seen = found.kind === 'done' ? (found.value.byRun.get(run.id) ?? []) : [];
    for (const workflowRun of seen) await recordSighting(ctx, hands, run.id, workflowRun, 'listing');
    if (seen.length > 0 || run.state === 'dispatched') return;
  }
  await inTransaction(ctx, async (ctx) => {
    await noteWorkflowRun(ctx.tx, run.id, { checkInMs: null });
    if (run.state !== 'dispatched') return;
    const message =
      'GitHub did not say which run it started, and the workflow is not told our id: its end has to be reported.';
    await tellRun(ctx, { runId: run.id, kind: 'workflow', message });
  });
}
