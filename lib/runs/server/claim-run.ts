import { createHash } from 'node:crypto';
import { lockPendingRun, startSending, type WorkerRun } from '#db/queries/dispatch.ts';
import { rateLimitRemaining, takeTurn } from '#db/queries/rate-limits.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { RequestUnusable, readDispatchRequest } from '#lib/github/dispatch-request.ts';
import { rateLimitKey } from '#lib/github/server/ask-politely.ts';
import { isUnavailable } from './is-unavailable.ts';
import { recheckQuorum } from './recheck-quorum.ts';
import { auditRun, tellRun } from './tell-run.ts';
import type { WorkerHands } from './worker-hands.ts';

export type Claim =
  | { kind: 'claimed'; run: WorkerRun }
  /** a run left the line, another may be waiting */
  | { kind: 'passed' }
  | { kind: 'idle' }
  | { kind: 'closed'; waitMs: number };

/** A run that cannot even be claimed for a fault of ours must not hold up those behind it. */
const FAULT_WAIT = 30_000;

/**
 * Takes the next approved run for sending: the stored request still has the hash that was approved, the
 * quorum still stands, GitHub may be asked; and the intent is committed before a byte leaves.
 */
export async function claimRun(ctx: Context, hands: WorkerHands): Promise<Claim> {
  let looked: WorkerRun | undefined;
  try {
    return await inTransaction(ctx, async (ctx) => {
      const key = rateLimitKey(ctx.services.env.github.apiUrl);
      const banned = await rateLimitRemaining(ctx.tx, key);
      if (banned > 0) return { kind: 'closed', waitMs: banned };
      looked = await lockPendingRun(ctx.tx);
      return looked ? await claim(ctx, hands, looked, key) : { kind: 'idle' };
    });
  } catch (error) {
    if (!looked || isUnavailable(error)) throw error;
    ctx.services.log.error({ err: error, runId: looked.id }, 'a run could not be claimed');
    const { id, attempt } = looked;
    await inTransaction(ctx, ({ tx }) =>
      hands.moveRun(tx, { id, attempt, from: ['pending'], to: 'pending', availableInMs: FAULT_WAIT }),
    );
    return { kind: 'passed' };
  }
}

async function claim(
  ctx: TransactionContext,
  hands: WorkerHands,
  run: WorkerRun,
  key: string,
): Promise<Claim> {
  const fault = faultOf(run, ctx.services.env.github.apiUrl);
  if (fault) return await refuse(ctx, hands, run, fault);
  if (!(await recheckQuorum(ctx, run))) return { kind: 'passed' };
  const waitMs = await takeTurn(ctx.tx, key, hands.timings.gapMs);
  if (waitMs > 0) return { kind: 'closed', waitMs };
  await startSending(ctx.tx, run, { owner: hands.name, leaseMs: hands.timings.leaseMs });
  const attempt = run.attempt + 1;
  await tellRun(ctx, {
    runId: run.id,
    kind: 'sending',
    message: attempt === 1 ? 'Sending the request to GitHub.' : `Sending the request, attempt ${attempt}.`,
    data: { attempt, worker: hands.name },
  });
  return { kind: 'claimed', run: { ...run, state: 'sending', attempt } };
}

/** Why a stored request must not leave, if so: it is not what was approved, or not for this GitHub. */
function faultOf(run: WorkerRun, apiUrl: string): string | undefined {
  const hash = createHash('sha256').update(run.request).digest('hex');
  if (hash !== run.requestHash)
    return 'The stored request is not the one that was approved; it was not sent.';
  try {
    readDispatchRequest(run.request, apiUrl);
    return undefined;
  } catch (error) {
    if (error instanceof RequestUnusable) return error.message;
    throw error;
  }
}

async function refuse(
  ctx: TransactionContext,
  hands: WorkerHands,
  run: WorkerRun,
  message: string,
): Promise<Claim> {
  const set = { failure: message };
  const { id, attempt } = run;
  if (await hands.moveRun(ctx.tx, { id, attempt, from: ['pending'], to: 'refused', checkInMs: null, set })) {
    await tellRun(ctx, { runId: id, kind: 'refused', message });
    await auditRun(ctx, run, 'run.refuse', { state: 'refused', ...set });
  }
  return { kind: 'passed' };
}
