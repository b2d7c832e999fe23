import { setTimeout as sleep } from 'node:timers/promises';
import { earliestUnclearAttempt, renewLease, type WorkerRun } from '#db/queries/dispatch.ts';
import { rateLimitRemaining } from '#db/queries/rate-limits.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import type { DispatchOutcome } from '#lib/github/dispatch-outcome.ts';
import { type DispatchRequest, readDispatchRequest } from '#lib/github/dispatch-request.ts';
import { rateLimitKey } from '#lib/github/server/ask-politely.ts';
import { findWorkflowRuns } from './find-workflow-runs.ts';
import { isUnavailable } from './is-unavailable.ts';
import { recordSighting } from './record-sighting.ts';
import { settleDispatch } from './settle-dispatch.ts';
import type { WorkerHands } from './worker-hands.ts';

/**
 * Sends a claimed run and settles what came of it. The lease is taken anew immediately before the write, and
 * looked at again in the tick of the write, by a clock that goes on while the process is frozen: a worker that
 * slept past its lease sends nothing. What is not settled here (a kill, a database away for long) the lease's
 * end turns into `unknown`.
 */
export async function dispatchRun(ctx: Context, hands: WorkerHands, run: WorkerRun): Promise<void> {
  const request = readDispatchRequest(run.request, ctx.services.env.github.apiUrl);
  const go = await prepare(ctx, hands, run, request).catch((error): Preparation => {
    if (!isUnavailable(error)) throw error;
    return { kind: 'not_sent', reason: 'the database was away before it could be sent' };
  });
  if (go.kind === 'ran') return;
  await settleDispatch(ctx, hands, run, go.kind === 'ready' ? await send(hands, run, request, go) : go);
}

interface Permission {
  kind: 'ready';
  /** by `performance.now()` */
  latestWrite: number;
}

type Preparation = Permission | { kind: 'ran' } | DispatchOutcome;

/** All that stands before the write. Whatever goes wrong here, nothing was sent. */
async function prepare(
  ctx: Context,
  hands: WorkerHands,
  run: WorkerRun,
  request: DispatchRequest,
): Promise<Preparation> {
  const { leaseMs, leaseMarginMs, sendTimeoutMs } = hands.timings;
  if (await ranAlready(ctx, hands, run, request)) return { kind: 'ran' };
  const banned = await rateLimitRemaining(reader(ctx), rateLimitKey(ctx.services.env.github.apiUrl));
  if (banned > 0) return { kind: 'rate_limited', status: 0, waitMs: banned, message: '' };
  const asked = performance.now();
  if (!(await renewLease(reader(ctx), run, { owner: hands.name, leaseMs })))
    return { kind: 'not_sent', reason: 'the worker lost its lease before it could send' };
  return { kind: 'ready', latestWrite: asked + leaseMs - leaseMarginMs - sendTimeoutMs };
}

function send(
  hands: WorkerHands,
  run: WorkerRun,
  { url, body }: DispatchRequest,
  { latestWrite }: Permission,
): Promise<DispatchOutcome> {
  return hands.github.dispatchWorkflow({
    url,
    body,
    returnRunDetails: run.dispatchOptions.returnRunDetails !== false,
    timeoutMs: hands.timings.sendTimeoutMs,
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
