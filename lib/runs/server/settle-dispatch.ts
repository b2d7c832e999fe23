import { setTimeout as sleep } from 'node:timers/promises';
import { type Arrow, endAttempt, lockRun, type WorkerRun } from '#db/queries/dispatch.ts';
import { notify } from '#db/queries/events.ts';
import { closeRateLimit } from '#db/queries/rate-limits.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import type { DispatchOutcome } from '#lib/github/dispatch-outcome.ts';
import { rateLimitKey } from '#lib/github/server/ask-politely.ts';
import type { RunState } from '#lib/runs/states.ts';
import { unreachedWait, type WorkerTimings } from '#lib/runs/worker-timings.ts';
import { isUnavailable } from './is-unavailable.ts';
import { recordSighting } from './record-sighting.ts';
import { auditRun, tellRun } from './tell-run.ts';
import type { WorkerHands } from './worker-hands.ts';

/** A clear answer that comes late may still complete what was given up as unclear, of the same attempt only. */
const LATE: readonly RunState[] = ['sending', 'unknown', 'needs_decision'];
const RETRY_EVERY = 250;
const RETRY_FOR = 60_000;

/**
 * What GitHub said becomes the state of the run. Asks again while the database is away: the lost connection
 * may have carried our COMMIT, and every arrow is guarded.
 */
export async function settleDispatch(
  ctx: Context,
  hands: WorkerHands,
  run: WorkerRun,
  outcome: DispatchOutcome,
): Promise<void> {
  const until = performance.now() + RETRY_FOR;
  for (;;) {
    try {
      return await inTransaction(ctx, (ctx) => settle(ctx, hands, run, outcome));
    } catch (error) {
      if (!isUnavailable(error) || performance.now() > until) throw error;
      await sleep(RETRY_EVERY);
    }
  }
}

async function settle(
  ctx: TransactionContext,
  hands: WorkerHands,
  run: WorkerRun,
  outcome: DispatchOutcome,
): Promise<void> {
  const { message, ...arrow } = arrowOf(run, outcome, hands.timings);
  const stood = (await lockRun(ctx.tx, run.id))?.state ?? run.state;
  const moved = await hands.moveRun(ctx.tx, {
    id: run.id,
    attempt: run.attempt,
    owner: hands.name,
    ...arrow,
  });
  const status = 'status' in outcome ? outcome.status : undefined;
  if (outcome.kind === 'rate_limited' && outcome.status !== 0)
    await closeRateLimit(ctx.tx, rateLimitKey(ctx.services.env.github.apiUrl), outcome.waitMs);
  // What is known of an attempt is not replaced by what could not be known.
  if (moved || outcome.kind !== 'unproven')
    await endAttempt(ctx.tx, run, { outcome: outcome.kind, status, answer: { ...outcome } });
  if (!moved) {
    // A webhook may have been quicker; then the answer only says the same, or names a second run.
    if (outcome.kind === 'done' && outcome.runId !== undefined)
      await recordSighting(ctx, hands, run.id, { id: outcome.runId, url: outcome.url ?? '' }, 'answer');
    return;
  }
  await tellRun(ctx, {
    runId: run.id,
    kind: arrow.to,
    message,
    data: { attempt: run.attempt, outcome: outcome.kind, ...(status ? { status } : {}) },
  });
  const before = { ...run, state: stood };
  if (arrow.to === 'dispatched') await auditRun(ctx, before, 'run.dispatch', dispatchedFacts(outcome));
  if (arrow.to === 'refused')
    await auditRun(ctx, before, 'run.refuse', { state: 'refused', failure: message });
  // What was given up as unclear may stand in somebody's inbox.
  if (stood !== 'sending') await notify(ctx.tx, 'approvals');
  if (arrow.to === 'pending' && outcome.kind === 'flag_unknown') await notify(ctx.tx, 'dispatch');
}

function dispatchedFacts(outcome: DispatchOutcome): Record<string, unknown> {
  const runId = outcome.kind === 'done' ? outcome.runId : undefined;
  return { state: 'dispatched', ...(runId ? { workflowRunId: runId } : {}) };
}

type Step = Pick<Arrow, 'from' | 'to' | 'availableInMs' | 'checkInMs' | 'set'> & { message: string };

/** The table of the state machine for a run in `sending` (docs/adr/0001-dispatch.md). */
function arrowOf(run: WorkerRun, outcome: DispatchOutcome, timings: WorkerTimings): Step {
  const response = { ...outcome, attempt: run.attempt };
  switch (outcome.kind) {
    case 'done':
      return {
        // Also what is in line or up for approval again meanwhile, as long as no newer attempt was begun.
        from: [...LATE, 'pending', 'waiting'],
        to: 'dispatched',
        message: 'GitHub accepted the request.',
        checkInMs: timings.progressFirstMs,
        set: {
          failure: null,
          response,
          ...(outcome.runId ? { workflowRunId: outcome.runId } : {}),
          ...(outcome.url ? { workflowRunUrl: outcome.url } : {}),
        },
      };
    case 'rate_limited':
      return {
        from: LATE,
        to: 'pending',
        message: `GitHub asked us to wait; sending again in ${Math.ceil(outcome.waitMs / 1000)} s.`,
        availableInMs: outcome.waitMs,
        checkInMs: null,
        set: { response },
      };
    case 'flag_unknown':
      return {
        from: LATE,
        to: 'pending',
        message: 'This GitHub does not report run details; sending again without asking for them.',
        availableInMs: 0,
        checkInMs: null,
        set: { response, dispatchOptions: { ...run.dispatchOptions, returnRunDetails: false } },
      };
    case 'not_sent':
      return {
        from: LATE,
        to: 'pending',
        message: `Nothing was sent: ${outcome.reason}.`,
        availableInMs: unreachedWait(run.attempt, timings),
        checkInMs: null,
        set: { response },
      };
    case 'refused': {
      const failure = `GitHub refused the request (${outcome.status}): ${outcome.message}`;
      return { from: LATE, to: 'refused', message: failure, checkInMs: null, set: { failure, response } };
    }
    case 'unproven':
      return {
        from: ['sending'],
        to: 'unknown',
        message: `It is not known whether GitHub took the request: ${outcome.reason}.`,
        checkInMs: timings.unknownFirstMs,
        set: { response },
      };
  }
}
