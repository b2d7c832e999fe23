import type { WorkerRun } from '#db/queries/dispatch.ts';
import { noteWorkflowRun } from '#db/queries/dispatch-checks.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { describeEnd, endStateOf, isProgress } from '#lib/github/progress.ts';
import type { WorkflowRun } from '#lib/github/workflow-run.ts';
import { announceRun, auditRun, tellRun } from './tell-run.ts';
import type { WorkerHands } from './worker-hands.ts';

/**
 * What GitHub says of the workflow run moves ours forward, never back: an older word arriving late changes
 * nothing, and an end is an end. `run` is locked by the caller.
 */
export async function observeWorkflowRun(
  ctx: TransactionContext,
  hands: WorkerHands,
  run: WorkerRun,
  seen: WorkflowRun,
): Promise<void> {
  if (run.workflowRunId !== seen.id || !isProgress(run.workflowStatus, seen.status)) return;
  const facts = {
    workflowStatus: seen.status,
    workflowConclusion: seen.conclusion,
    workflowUpdatedAt: new Date(seen.updatedAt),
    ...(seen.url ? { workflowRunUrl: seen.url } : {}),
  };
  const ended = seen.status === 'completed';
  if (ended && run.state === 'dispatched' && run.dispatchOptions.reportWorkflowStatus !== false)
    return end(ctx, hands, run, seen, facts);
  if (run.workflowStatus === seen.status) return;
  // The log is fetched once it is over, however our run ended.
  await noteWorkflowRun(ctx.tx, run.id, { ...facts, ...(ended ? { checkInMs: 0 } : {}) });
  if (seen.status === 'in_progress')
    await tellRun(ctx, { runId: run.id, kind: 'workflow', message: 'GitHub started the workflow.' });
  else await announceRun(ctx, run.id);
}

async function end(
  ctx: TransactionContext,
  hands: WorkerHands,
  run: WorkerRun,
  seen: WorkflowRun,
  facts: Record<string, unknown>,
): Promise<void> {
  const to = endStateOf(seen.conclusion);
  const message = describeEnd(seen.conclusion);
  const failure = to === 'failed' ? { failure: message } : {};
  const { id, attempt } = run;
  const set = { ...facts, ...failure };
  if (!(await hands.moveRun(ctx.tx, { id, attempt, from: ['dispatched'], to, checkInMs: 0, set }))) return;
  await tellRun(ctx, { runId: id, kind: to, message, data: { conclusion: seen.conclusion } });
  await auditRun(ctx, run, 'run.end', { state: to, conclusion: seen.conclusion, ...failure });
}
