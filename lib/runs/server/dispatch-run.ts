import { setTimeout as sleep } from 'node:timers/promises';
import { earliestUnclearAttempt, renewLease, type WorkerRun } from '#db/queries/dispatch.ts';
import { rateLimitRemaining, takeTurn } from '#db/queries/rate-limits.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import type { DispatchOutcome } from '#lib/github/dispatch-outcome.ts';
import { type DispatchRequest, readDispatchRequest } from '#lib/github/dispatch-request.ts';
import { rateLimitKey } from '#lib/github/server/ask-politely.ts';
import { findWorkflowRuns } from './find-workflow-runs.ts';
import { recordSighting } from './record-sighting.ts';
import { settleDispatch } from './settle-dispatch.ts';
import type { WorkerHands } from './worker-hands.ts';

/**
 * Sends a claimed run and settles what came of it. The lease is taken anew immediately before the write, and
 * looked at again in the tick of the write, by a clock that goes on while the process is frozen: a worker that
 * slept past its lease sends nothing. What is not settled here (a kill, a lost database) the lease's end turns
 * into `unknown`.
 */
export async function dispatchRun(ctx: Context, hands: WorkerHands, run: WorkerRun): Promise<void> {
  const request = readDispatchRequest(run.request, ctx.services.env.github.apiUrl);
  const since = await unclearSince(ctx, run, request);
  if (since && (await ranAlready(ctx, hands, run, request, since))) return;
  const outcome: DispatchOutcome =
    since && !(await takeAnotherTurn(ctx, hands))
      ? { kind: 'not_sent', reason: 'no turn came up after a look at GitHub' }
      : await send(ctx, hands, run, request);
  await settleDispatch(ctx, hands, run, outcome);
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

/** When the first earlier attempt began that may have had an effect; undefined when there is nothing to look for. */
async function unclearSince(
  ctx: Context,
  run: WorkerRun,
  { carriesRunId }: DispatchRequest,
): Promise<Date | undefined> {
  return run.attempt === 1 || !carriesRunId ? undefined : earliestUnclearAttempt(reader(ctx), run);
}

/**
 * A last look before another attempt at what may have had an effect: a run that appeared in the listing
 * after all is taken for the answer, and nothing is sent. A look that fails or takes too long decides nothing.
 */
async function ranAlready(
  ctx: Context,
  hands: WorkerHands,
  run: WorkerRun,
  { target }: DispatchRequest,
  since: Date,
): Promise<boolean> {
  const found = await Promise.race([
    findWorkflowRuns(ctx, hands, target, since),
    sleep(hands.timings.leaseMs / 2, undefined, { ref: false }),
  ]);
  const seen = found?.kind === 'done' ? (found.value.byRun.get(run.id) ?? []) : [];
  for (const workflowRun of seen) await recordSighting(ctx, hands, run.id, workflowRun, 'listing');
  return seen.length > 0;
}

/** The turn of the claim is over after a look: another one keeps the distance to what others send meanwhile. */
async function takeAnotherTurn(ctx: Context, { timings }: WorkerHands): Promise<boolean> {
  const key = rateLimitKey(ctx.services.env.github.apiUrl);
  const until = performance.now() + timings.leaseMs / 4;
  for (;;) {
    const waitMs = await takeTurn(ctx.services.db.run, key, timings.gapMs);
    if (waitMs === 0) return true;
    if (performance.now() + waitMs > until) return false;
    await sleep(waitMs);
  }
}
