import { notify } from '#db/queries/events.ts';
import type { RunRow } from '#db/queries/runs.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { auditRunChange } from './audit-run.ts';
import { moveLockedRun } from './move-locked-run.ts';
import { tellRun } from './tell-run.ts';

/** Leaves a locked waiting run, whose approvals suffice, to the worker. */
export async function releaseRun(ctx: TransactionContext, run: RunRow): Promise<void> {
  await moveLockedRun(ctx, run, 'approve', { set: { decidedAt: ctx.clock.now() }, availableInMs: 0 });
  await notify(ctx.tx, 'dispatch');
}

/** The same when it is the rule that changed: nobody is left who would have to approve. */
export async function releaseApproved(ctx: TransactionContext, run: RunRow): Promise<void> {
  await releaseRun(ctx, run);
  const { id: runId, requestHash } = run;
  const message = 'The approvals given are all that the action asks for now; it is sent.';
  await tellRun(ctx, { runId, kind: 'approved', message, data: { requestHash } });
  await auditRunChange(ctx, run, 'run.release', { state: 'pending', requestHash });
}
