import { moveRun } from '#db/queries/dispatch.ts';
import { notify } from '#db/queries/events.ts';
import type { RunRow } from '#db/queries/runs.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { AppError } from '#lib/errors.ts';
import { canTransit, RUN_TRANSITIONS, refusalOf } from '#lib/runs/transitions.ts';
import { tellRun } from './tell-run.ts';

/** Ends a locked run before anything was sent; throws when it is too late for that. */
export async function cancelRun(
  ctx: TransactionContext,
  run: RunRow,
  news: { kind: string; message: string },
): Promise<void> {
  if (!canTransit(run.state, 'withdraw'))
    throw new AppError('invalid_state', refusalOf(run.state, 'withdraw'));
  const moved = await moveRun(ctx.tx, { id: run.id, ...RUN_TRANSITIONS.withdraw });
  if (!moved) throw new AppError('invalid_state', 'The run has moved on meanwhile.');
  await tellRun(ctx, { runId: run.id, ...news });
  await notify(ctx.tx, 'approvals');
  await recordAudit(ctx, {
    action: 'run.cancel',
    resourceType: 'Run',
    resourceId: run.id,
    runId: run.id,
    blueprint: run.blueprintIdentifier ?? undefined,
    entity: run.entityIdentifier ?? undefined,
    before: { state: run.state },
    after: { state: 'cancelled' },
    teams: run.entityTeams,
  });
}
