import { endAttempt, lockRun, type WorkerRun } from '#db/queries/dispatch.ts';
import { noteWorkflowRun } from '#db/queries/dispatch-checks.ts';
import { notify } from '#db/queries/events.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import type { RunState } from '#lib/runs/states.ts';
import { recordDuplicate } from './record-duplicate.ts';
import type { Sighting } from './sighting.ts';
import { auditRun, tellRun } from './tell-run.ts';
import type { WorkerHands } from './worker-hands.ts';

type SightedBy = 'answer' | 'listing' | 'webhook';

/**
 * From here a sighting proves that the request had its effect; `waiting` and `pending` only after a first
 * attempt, when what was to be sent again has not been sent yet.
 */
const OPEN: readonly RunState[] = ['waiting', 'pending', 'sending', 'unknown', 'needs_decision'];

/** Nothing was thought to have happened: an effect that shows all the same is worth an entry of its own. */
const WITHOUT_EFFECT: readonly RunState[] = ['refused', 'cancelled', 'declined'];

const HOW: Record<SightedBy, string> = {
  answer: 'GitHub answered late',
  listing: 'it was found in GitHub’s listing',
  webhook: 'GitHub reported it',
};

/**
 * A run of ours was seen on GitHub: what was unclear is `dispatched`, what lacked its link gets it, and a
 * second workflow run under the same id is an alarm. Answers the run as it stands now, locked.
 */
export function recordSighting(
  ctx: Context,
  hands: WorkerHands,
  runId: string,
  sighting: Sighting,
  by: SightedBy,
): Promise<WorkerRun | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const run = await lockRun(ctx.tx, runId);
    if (!run || run.attempt === 0) return undefined;
    if (run.workflowRunId !== null && run.workflowRunId !== sighting.id)
      return await recordDuplicate(ctx, run, sighting);
    if (OPEN.includes(run.state)) return await reconcile(ctx, hands, run, sighting, by);
    if (run.workflowRunId === null) await link(ctx, hands, run, sighting, by);
    return { ...run, workflowRunId: sighting.id };
  });
}

async function reconcile(
  ctx: TransactionContext,
  hands: WorkerHands,
  run: WorkerRun,
  sighting: Sighting,
  by: SightedBy,
): Promise<WorkerRun> {
  const facts = { workflowRunId: sighting.id, workflowRunUrl: sighting.url || null };
  await hands.moveRun(ctx.tx, {
    id: run.id,
    attempt: run.attempt,
    from: OPEN,
    to: 'dispatched',
    checkInMs: hands.timings.progressFirstMs,
    set: { ...facts, failure: null },
  });
  await endAttempt(ctx.tx, run, { outcome: 'seen', answer: { by, ...facts } });
  await tellRun(ctx, {
    runId: run.id,
    kind: 'dispatched',
    message: `The workflow runs: ${HOW[by]}.`,
    data: { attempt: run.attempt, by, from: run.state, ...facts },
  });
  await auditRun(ctx, run, 'run.dispatch', { state: 'dispatched', by, workflowRunId: sighting.id });
  // It may have stood in somebody's inbox.
  await notify(ctx.tx, 'approvals');
  return { ...run, state: 'dispatched', workflowRunId: sighting.id };
}

/** A dispatch answered without details learns which run it started; an ended run may still get its link. */
async function link(
  ctx: TransactionContext,
  hands: WorkerHands,
  run: WorkerRun,
  sighting: Sighting,
  by: SightedBy,
): Promise<void> {
  const facts = { workflowRunId: sighting.id, workflowRunUrl: sighting.url || null };
  await noteWorkflowRun(ctx.tx, run.id, { ...facts, checkInMs: hands.timings.progressFirstMs });
  const message = `The workflow run is known now: ${HOW[by]}.`;
  await tellRun(ctx, { runId: run.id, kind: 'workflow', message, data: { by, ...facts } });
  if (WITHOUT_EFFECT.includes(run.state))
    await auditRun(ctx, run, 'run.effect_after_end', { state: run.state, by, workflowRunId: sighting.id });
}
