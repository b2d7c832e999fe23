import { notify } from '#db/queries/events.ts';
import type { RunRow } from '#db/queries/runs.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { auditRunChange } from './audit-run.ts';
import { moveLockedRun } from './move-locked-run.ts';
import { tellRun } from './tell-run.ts';

/** Ends a locked run before anything was sent; throws when it is too late for that. */
export async function endUnsentRun(
  ctx: TransactionContext,
  run: RunRow,
  news: { kind: 'cancelled' | 'withdrawn'; message: string },
): Promise<void> {
  await moveLockedRun(ctx, run, 'withdraw');
  await tellRun(ctx, { runId: run.id, ...news });
  await notify(ctx.tx, 'approvals');
  await auditRunChange(ctx, run, news.kind === 'withdrawn' ? 'run.withdraw' : 'run.cancel', {
    state: 'cancelled',
  });
}
