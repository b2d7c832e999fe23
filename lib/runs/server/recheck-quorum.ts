import { moveRun } from '#db/queries/dispatch.ts';
import { notify } from '#db/queries/events.ts';
import { voidDecisions } from '#db/queries/run-decisions.ts';
import { lockRunRow, type RunRow } from '#db/queries/runs.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { isQuorum } from '#lib/runs/approval-rules.ts';
import { RUN_TRANSITIONS } from '#lib/runs/transitions.ts';
import { requesterEmail, rightfulApprovers, ruleOf } from './rightful-approvers.ts';
import { tellRun } from './tell-run.ts';

/**
 * Whether an approved run may still be sent, asked in the transaction that claims it. When an approver lost
 * the right meanwhile, the decision is voided, the run goes back to waiting, and the answer is false.
 */
export async function recheckQuorum(
  ctx: TransactionContext,
  { id, approvalRequired }: Pick<RunRow, 'id' | 'approvalRequired'>,
): Promise<boolean> {
  if (!approvalRequired) return true;
  const run = await lockRunRow(ctx.tx, id);
  return run !== undefined && (await voidLostApprovals(ctx, run));
}

/** The same for a run that is locked already; a waiting run stays where it is. */
export async function voidLostApprovals(ctx: TransactionContext, run: RunRow): Promise<boolean> {
  const { approvers, lost } = await rightfulApprovers(ctx, run);
  if (lost.length > 0) {
    await voidDecisions(
      ctx.tx,
      run.id,
      lost.map(({ approverId }) => approverId),
    );
  }
  const stands = isQuorum(ruleOf(run), approvers, requesterEmail(run));
  if (stands && lost.length === 0) return true;
  const moved = !stands && (await moveRun(ctx.tx, { id: run.id, ...RUN_TRANSITIONS.unapprove }));
  if (lost.length === 0 && !moved) return stands;
  const names = lost.map(({ approver }) => String(approver.name)).join(', ');
  await tellRun(ctx, {
    runId: run.id,
    kind: moved ? 'waiting' : 'voided',
    message: names
      ? `The approval of ${names} counts no more.${moved ? ' The run waits for approval again.' : ''}`
      : 'The approvals no longer suffice. The run waits for approval again.',
  });
  await recordAudit(ctx, {
    action: 'run.void_approval',
    resourceType: 'Run',
    resourceId: run.id,
    runId: run.id,
    before: { state: run.state, approvals: lost.map(({ approver }) => approver.name) },
    after: { state: moved ? 'waiting' : run.state, approvals: [] },
    teams: run.entityTeams,
  });
  await notify(ctx.tx, 'approvals');
  return stands;
}
