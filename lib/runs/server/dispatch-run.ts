import { setTimeout as sleep } from 'node:timers/promises';
import { earliestUnclearAttempt, renewLease, type WorkerRun } from '#db/queries/dispatch.ts';
import { rateLimitRemaining } from '#db/queries/rate-limits.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import type { DispatchOutcome } from '#lib/github/dispatch-outcome.ts';
import { type DispatchRequest, readDispatchRequest } from '#lib/github/dispatch-request.ts';
import { findWorkflowRuns } from './find-workflow-runs.ts';
import { recordSighting } from './record-sighting.ts';
import { settleDispatch } from './settle-dispatch.ts';
import { rateLimitKey, type WorkerHands } from './worker-hands.ts';

/**
 * Sends a claimed run and settles what came of it. The lease is taken anew immediately before the write, and
 * looked at again in the tick of the write, by a clock that goes on while the process is frozen: a worker that
 * slept past its lease sends nothing. What is not settled here (a kill, a lost database) the lease's end turns
 * into `unknown`.
 */
export async function dispatchRun(ctx: Context, hands: WorkerHands, run: WorkerRun): Promise<void> {
  const request = readDispatchRequest(run.request, ctx.services.env.github.apiUrl);
  if (await ranAlready(ctx, hands, run, request)) return;
  await settleDispatch(ctx, hands, run, await send(ctx, hands, run, request));
}

async function send(
  ctx: Context,
  hands: WorkerHands,
  run: WorkerRun,
  request: DispatchRequest,
): Promise<DispatchOutcome> {
  const { leaseMs, leaseMarginMs, sendTimeoutMs } = hands.timings;
  const banned = await rateLimitRemaining(reader(ctx), rateLimitKey(ctx.services.env.github.apiUrl));
  if (banned > 0) return { kind: 'rate_limited', status: 0, waitMs: banned, message: '' };
  const asked = performance.now();
  if (!(await renewLease(reader(ctx), run, { owner: hands.name, leaseMs })))
    return { kind: 'not_sent', reason: 'the worker lost its lease before it could send' };
  const latestWrite = asked + leaseMs - leaseMarginMs - sendTimeoutMs;
  return hands.github.dispatchWorkflow({
    url: request.url,
    body: request.body,
    returnRunDetails: run.dispatchOptions.returnRunDetails !== false,
    timeoutMs: sendTimeoutMs,
    mayWrite: () => performance.now() < latestWrite,
  });
}

/**
 * A last look before another attempt at what may have had an effect: a run that appeared in the listing
 * after all is taken for the answer, and nothing is sent. A look that fails or takes too long decides nothing.
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
  const found = await Promise.race([
    findWorkflowRuns(ctx, hands, request.target, since),
    sleep(hands.timings.leaseMs / 2, undefined, { ref: false }),
  ]);
  const seen = found?.kind === 'done' ? (found.value.byRun.get(run.id) ?? []) : [];
  for (const workflowRun of seen) await recordSighting(ctx, hands, run.id, workflowRun, 'listing');
  return seen.length > 0;
}
