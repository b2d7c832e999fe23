import { moveRuns } from '#db/queries/dispatch.ts';
import { notify } from '#db/queries/events.ts';
import { lockUnsentRuns, type RunRow } from '#db/queries/runs.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { RUN_TRANSITIONS } from '#lib/runs/transitions.ts';
import { runChange } from './audit-run.ts';
import { tellRun } from './tell-run.ts';

/** How many go into one statement, which takes a limited number of parameters. */
const TOGETHER = 1_000;

/** Ends all runs of an action that were not sent, however many: several at a time, each with its own trace. */
export async function cancelUnsentRuns(
  ctx: TransactionContext,
  actionId: string,
  message: string,
): Promise<void> {
  const runs = await lockUnsentRuns(ctx.tx, actionId);
  for (let at = 0; at < runs.length; at += TOGETHER)
    await cancelTogether(ctx, runs.slice(at, at + TOGETHER), message);
  if (runs.length > 0) await notify(ctx.tx, 'approvals');
}

async function cancelTogether(
  ctx: TransactionContext,
  runs: readonly RunRow[],
  message: string,
): Promise<void> {
  const ids = runs.map(({ id }) => id);
  await moveRuns(ctx.tx, ids, RUN_TRANSITIONS.withdraw);
  await tellRun(ctx, ...ids.map((runId) => ({ runId, kind: 'cancelled', message })));
  await recordAudit(ctx, ...runs.map((run) => runChange(run, 'run.cancel', { state: 'cancelled' })));
}
