import { endAttempt, lockExpiredRuns } from '#db/queries/dispatch.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { tellRun } from './tell-run.ts';
import type { WorkerHands } from './worker-hands.ts';

const BATCH = 50;

/** A sender was killed or froze: what it sent is `unknown`, never straight back in line. Answers how many. */
export function sweepLeases(ctx: Context, hands: WorkerHands): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const expired = await lockExpiredRuns(ctx.tx, BATCH);
    for (const run of expired) {
      const { id, attempt } = run;
      const checkInMs = hands.timings.unknownFirstMs;
      if (!(await hands.moveRun(ctx.tx, { id, attempt, from: ['sending'], to: 'unknown', checkInMs })))
        continue;
      await endAttempt(ctx.tx, run, { outcome: 'expired' });
      await tellRun(ctx, {
        runId: id,
        kind: 'unknown',
        message: 'The worker ended while it was sending; it is not known whether GitHub took the request.',
        data: { attempt },
      });
    }
    return expired.length;
  });
}
