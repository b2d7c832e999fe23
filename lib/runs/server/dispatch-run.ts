import { earliestUnclearAttempt, leaseRemaining, type WorkerRun } from '#db/queries/dispatch.ts';
import { rateLimitRemaining } from '#db/queries/rate-limits.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import type { DispatchOutcome } from '#lib/github/dispatch-outcome.ts';
import { type DispatchRequest, readDispatchRequest } from '#lib/github/dispatch-request.ts';
import { findWorkflowRuns } from './find-workflow-runs.ts';
import { recordSighting } from './record-sighting.ts';
import { settleDispatch } from './settle-dispatch.ts';
import { rateLimitKey, type WorkerHands } from './worker-hands.ts';

/**
 * Sends a claimed run and settles what came of it. The lease is looked at again immediately before the
 * write, by a clock that goes on while the process is frozen: a worker that slept past its lease sends
 * nothing. What is not settled here (a kill, a lost database) the lease's end turns into `unknown`.
 */
export async function dispatchRun(ctx: Context, hands: WorkerHands, run: WorkerRun): Promise<void> {
  const request = readDispatchRequest(run.request, ctx.services.env.github.apiUrl);
  if (await ranAlready(ctx, hands, run, request)) return;
  const outcome = await send(ctx, hands, run, request);
  if (outcome) await settleDispatch(ctx, hands, run, outcome);
}

/** undefined: the run is no longer ours to send or to settle. */
async function send(
  ctx: Context,
  hands: WorkerHands,
  run: WorkerRun,
  request: DispatchRequest,
): Promise<DispatchOutcome | undefined> {
  const { leaseMarginMs, sendTimeoutMs } = hands.timings;
  const asked = performance.now();
  const left = await leaseRemaining(reader(ctx), run, hands.name);
  const usable = left - leaseMarginMs;
  if (usable <= 0) return undefined;
  const banned = await rateLimitRemaining(reader(ctx), rateLimitKey(ctx.services.env.github.apiUrl));
  if (banned > 0) return { kind: 'rate_limited', status: 0, waitMs: banned, message: '' };
  const timeoutMs = Math.min(sendTimeoutMs, usable / 2);
  return hands.github.dispatchWorkflow({
    url: request.url,
    body: request.body,
    returnRunDetails: run.dispatchOptions.returnRunDetails !== false,
    timeoutMs,
    mayWrite: () => performance.now() - asked < usable - timeoutMs,
  });
}

/**
 * A last look before another attempt at what may have had an effect: a run that appeared in the listing
 * after all is taken for the answer, and nothing is sent.
 */
async function ranAlready(
  ctx: Context,
  hands: WorkerHands,
  run: WorkerRun,
  request: DispatchRequest,
): Promise<boolean> {
  if (run.attempt === 1 || !request.carriesRunId) return false;
  const since = await earliestUnclearAttempt(reader(ctx), run);
  if (!since) return false;
  const found = await findWorkflowRuns(ctx, hands, request.target, since);
  const seen = found.kind === 'done' ? (found.value.byRun.get(run.id) ?? []) : [];
  for (const workflowRun of seen) await recordSighting(ctx, hands, run.id, workflowRun, 'listing');
  return seen.length > 0;
}
