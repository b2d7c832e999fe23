import { notify } from '#db/queries/events.ts';
import { findRun, type RunRow } from '#db/queries/runs.ts';
import { actorId } from '#lib/access/actor.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { auditRunChange } from './audit-run.ts';
import { moveLockedRun } from './move-locked-run.ts';
import { requireRunFor } from './require-run.ts';
import { type RunView, viewRun } from './run-view.ts';
import { tellRun } from './tell-run.ts';

/** Takes a request back before it is sent: the requester's own, or any run for those who may cancel it. */
export async function withdrawRun(ctx: Context, { id }: { id: string }): Promise<RunView> {
  return inTransaction(ctx, async (ctx) => {
    const run = await requireRunFor(ctx, 'cancel', id);
    const isOwn = run.requestedBy === actorId(ctx.actor);
    const news = isOwn
      ? { kind: 'withdrawn', message: 'Withdrawn by the requester; nothing was sent.' }
      : { kind: 'cancelled', message: 'Cancelled; nothing was sent.' };
    await moveLockedRun(ctx, run, 'withdraw');
    await tellRun(ctx, { runId: id, ...news });
    await notify(ctx.tx, 'approvals');
    await auditRunChange(ctx, run, isOwn ? 'run.withdraw' : 'run.cancel', { state: 'cancelled' });
    return viewRun(ctx, (await findRun(ctx.tx, id)) as RunRow);
  });
}
