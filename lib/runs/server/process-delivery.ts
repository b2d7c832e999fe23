import { failDelivery, finishDelivery, takeDelivery } from '#db/queries/deliveries.ts';
import { lockRun, type WorkerRun } from '#db/queries/dispatch.ts';
import { lockRunOfWorkflowRun, saveJobs } from '#db/queries/dispatch-checks.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { readDispatchRequest } from '#lib/github/dispatch-request.ts';
import { isRunOf, readWorkflowJob, readWorkflowRun, runIdIn } from '#lib/github/workflow-run.ts';
import { isUnavailable } from './is-unavailable.ts';
import { observeWorkflowRun } from './observe-workflow-run.ts';
import { recordSighting } from './record-sighting.ts';
import { announceRun } from './tell-run.ts';
import type { WorkerHands } from './worker-hands.ts';

/** Works on the next stored webhook delivery, once, whatever its order. False when none is waiting. */
export async function processDelivery(ctx: Context, hands: WorkerHands): Promise<boolean> {
  let id: string | undefined;
  try {
    return await inTransaction(ctx, async (ctx) => {
      const delivery = await takeDelivery(ctx.tx);
      if (!delivery) return false;
      id = delivery.deliveryId;
      if (delivery.event === 'workflow_run') await processWorkflowRun(ctx, hands, delivery.payload);
      if (delivery.event === 'workflow_job') await processWorkflowJob(ctx, delivery.payload);
      await finishDelivery(ctx.tx, id);
      return true;
    });
  } catch (error) {
    if (id === undefined || isUnavailable(error)) throw error;
    ctx.services.log.error({ err: error, deliveryId: id }, 'a webhook delivery could not be processed');
    await failDelivery(ctx.services.db.run, id, error instanceof Error ? error.message : 'unknown');
    return true;
  }
}

function repositoryOf(payload: Record<string, unknown>): string | undefined {
  const name = (payload.repository as { full_name?: unknown } | undefined)?.full_name;
  return typeof name === 'string' ? name : undefined;
}

async function processWorkflowRun(
  ctx: TransactionContext,
  hands: WorkerHands,
  payload: Record<string, unknown>,
): Promise<void> {
  const seen = readWorkflowRun(payload.workflow_run);
  if (!seen) return;
  const known = await lockRunOfWorkflowRun(ctx.tx, seen.id);
  const named = runIdIn(seen.title);
  const run = known ?? (named ? await lockRun(ctx.tx, named) : undefined);
  // Anybody may name one of our ids in a title: it counts only in the repository and workflow we aimed at.
  if (!run || !isRunOf(seen, targetOf(ctx, run), repositoryOf(payload) ?? '')) return;
  const sighted = await recordSighting(ctx, hands, run.id, seen, 'webhook');
  if (sighted) await observeWorkflowRun(ctx, hands, sighted, seen);
}

async function processWorkflowJob(ctx: TransactionContext, payload: Record<string, unknown>): Promise<void> {
  const job = readWorkflowJob(payload.workflow_job);
  if (!job) return;
  const run = await lockRunOfWorkflowRun(ctx.tx, job.workflowRunId);
  if (!run) return;
  const { org, repo } = targetOf(ctx, run);
  if (repositoryOf(payload)?.toLowerCase() !== `${org}/${repo}`.toLowerCase()) return;
  await saveJobs(ctx.tx, run.id, [job], { inOrder: false });
  await announceRun(ctx, run.id);
}

function targetOf(ctx: TransactionContext, run: WorkerRun) {
  return readDispatchRequest(run.request, ctx.services.env.github.apiUrl).target;
}
