import { type DueRun, takeDueRuns } from '#db/queries/dispatch-checks.ts';
import { notify } from '#db/queries/events.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import {
  type DispatchRequest,
  RequestUnusable,
  readDispatchRequest,
  type WorkflowTarget,
} from '#lib/github/dispatch-request.ts';
import { findWorkflowRuns } from './find-workflow-runs.ts';
import { recordSighting } from './record-sighting.ts';
import { auditRun, tellRun } from './tell-run.ts';
import type { WorkerHands } from './worker-hands.ts';

const BATCH = 100;

/** What a look for an `unknown` run that found nothing is worth. */
interface Look {
  evidence: Record<string, unknown>;
  /** GitHub's whole listing was read: the run is truly not in it */
  whole: boolean;
}

/** Looks on GitHub for the `unknown` runs that are due, with one listing per workflow. Answers how many. */
export async function reconcileRuns(ctx: Context, hands: WorkerHands): Promise<number> {
  const { unknownFirstMs: firstMs, unknownLongestMs: longestMs } = hands.timings;
  const due = await takeDueRuns(ctx.services.db.run, {
    states: ['unknown'],
    limit: BATCH,
    firstMs,
    longestMs,
  });
  const lookups = due.map((run) => ({ run, request: traceOf(run, ctx.services.env.github.apiUrl) }));
  for (const group of Map.groupBy(lookups, ({ request }) => request?.url).values()) {
    const runs = group.map(({ run }) => run);
    const target = group[0]?.request?.target;
    if (target) await lookFor(ctx, hands, target, runs);
    else for (const run of runs) await giveUpUntraceable(ctx, hands, run);
  }
  return due.length;
}

/** The request when its workflow is told our id, and GitHub is still where it was sent to. */
function traceOf(run: DueRun, apiUrl: string): DispatchRequest | undefined {
  try {
    const request = readDispatchRequest(run.request, apiUrl);
    return request.carriesRunId ? request : undefined;
  } catch (error) {
    if (error instanceof RequestUnusable) return undefined;
    throw error;
  }
}

async function lookFor(
  ctx: Context,
  hands: WorkerHands,
  target: WorkflowTarget,
  group: DueRun[],
): Promise<void> {
  const earliest = Math.min(...group.map((run) => run.sentAt?.getTime() ?? 0));
  const found = await findWorkflowRuns(ctx, hands, target, new Date(earliest));
  // A look that failed, perhaps the first since all workers were down, says nothing; what it was will pass.
  if (found.kind === 'rate_limited' || found.kind === 'failed') return;
  const listing = found.kind === 'done' ? found.value : undefined;
  const evidence = listing
    ? { listed: listing.listed, since: listing.since.toISOString(), complete: listing.complete }
    : { refused: found.kind === 'refused' ? found.message : '' };
  for (const run of group) {
    const seen = listing?.byRun.get(run.id) ?? [];
    for (const workflowRun of seen) await recordSighting(ctx, hands, run.id, workflowRun, 'listing');
    const look = { evidence, whole: listing?.complete ?? false };
    if (seen.length === 0) await recordUnseen(ctx, hands, run, look);
  }
}

/** No listing we can ask for names the run: only GitHub's own answer, a webhook or a person does. */
async function giveUpUntraceable(ctx: Context, hands: WorkerHands, run: DueRun): Promise<void> {
  await recordUnseen(ctx, hands, run, { evidence: { traceable: false }, whole: true });
}

/**
 * Not seen for the whole window: a person decides, or, where the action is marked safe to repeat, the run
 * goes back in line. The attempt that was looked for is part of the guard: without it a look that took long
 * would send a newer attempt again.
 */
async function recordUnseen(ctx: Context, hands: WorkerHands, run: DueRun, look: Look): Promise<void> {
  const repeats = run.dispatchOptions.safeToRepeat === true && look.whole;
  const window = hands.timings.unknownWindowMs * (look.whole ? 1 : 2);
  // By the age it had when the look began: a worker may freeze between looking and writing.
  if (run.unknownForMs < window) return;
  await inTransaction(ctx, async (ctx) => {
    const moved = await hands.moveRun(ctx.tx, {
      id: run.id,
      attempt: run.attempt,
      from: ['unknown'],
      to: repeats ? 'pending' : 'needs_decision',
      unknownForMs: window,
      checkInMs: null,
      ...(repeats ? { availableInMs: 0 } : {}),
    });
    if (!moved) return;
    const state = repeats ? 'pending' : 'needs_decision';
    const message = repeats
      ? 'GitHub shows no run; the action is safe to repeat, so it is sent again.'
      : 'GitHub shows no run, which proves nothing: somebody has to say whether it ran.';
    await tellRun(ctx, {
      runId: run.id,
      kind: state,
      message,
      data: { attempt: run.attempt, ...look.evidence },
    });
    await auditRun(ctx, run, repeats ? 'run.repeat' : 'run.needs_decision', { state, ...look.evidence });
    if (repeats) await notify(ctx.tx, 'dispatch');
    else await notify(ctx.tx, 'approvals');
  });
}
