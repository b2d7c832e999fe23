import { notify } from '#db/queries/events.ts';
import { type Decision, listDecisions, saveDecision } from '#db/queries/run-decisions.ts';
import { findRun, type RunRow } from '#db/queries/runs.ts';
import { actorId, describeActor } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import { openPlaces } from '#lib/runs/approval-rules.ts';
import { sha256 } from '#lib/runs/canonical-request.ts';
import { LONGEST_COMMENT } from '#lib/runs/comment-length.ts';
import { canTransit, refusalOf } from '#lib/runs/transitions.ts';
import { auditRunChange } from './audit-run.ts';
import { moveLockedRun } from './move-locked-run.ts';
import { textIssues } from './patch-run.ts';
import { voidLostApprovals } from './recheck-quorum.ts';
import { releaseRun } from './release-run.ts';
import { requireRunFor } from './require-run.ts';
import { requesterEmail, rightfulApprovers, ruleOf } from './rightful-approvers.ts';
import { type RunView, viewRun } from './run-view.ts';
import { tellRun } from './tell-run.ts';

interface DecideRun {
  id: string;
  decision: Decision;
  reason?: string | null | undefined;
  /** the request that was looked at; a decision on another one is refused */
  requestHash?: string | undefined;
}

/**
 * Approves or declines a waiting run. Decisions queue up at the run's row, so one wins. The last approval
 * that was needed leaves the run pending in the same transaction: that is the intent to send exactly the
 * request whose hash was approved.
 */
export async function decideRun(ctx: Context, input: DecideRun): Promise<RunView> {
  const reason = readReason(input.reason);
  return inTransaction(ctx, async (ctx) => {
    const run = await requireRunFor(ctx, 'read', input.id);
    if (run.requestedBy === actorId(ctx.actor))
      throw new AppError('self_approval', 'Nobody approves their own request.');
    authorise(ctx, 'approve', 'Run', { ...run });
    requireSameRequest(run, input.requestHash);
    const transition = input.decision === 'APPROVE' ? 'approve' : 'decline';
    if (!canTransit(run.state, transition)) throw await tooLate(ctx, run, transition);
    await saveDecision(ctx.tx, {
      runId: run.id,
      approverId: actorId(ctx.actor),
      approver: describeActor(ctx.actor),
      decision: input.decision,
      reason,
      requestHash: run.requestHash,
    });
    if (input.decision === 'DECLINE') await decline(ctx, run, reason);
    else await approve(ctx, run);
    await notify(ctx.tx, 'approvals');
    return viewRun(ctx, (await findRun(ctx.tx, run.id)) as RunRow);
  });
}

/** Somebody was faster: the refusal says who, where it was a decision. */
async function tooLate(
  ctx: TransactionContext,
  { id, state }: RunRow,
  transition: 'approve' | 'decline',
): Promise<AppError> {
  const last = (await listDecisions(ctx.tx, [id])).filter(({ voidedAt }) => voidedAt === null).at(-1);
  const done = last?.decision === 'DECLINE' ? 'declined' : 'approved';
  const isOver = state === 'cancelled' || !last;
  const message = isOver ? refusalOf(state, transition) : `${last.approver.name} has ${done} this run.`;
  return new AppError('already_decided', message, { data: { state } });
}

function readReason(reason: string | null | undefined): string | null {
  const text = reason?.trim() || null;
  const issues = textIssues(text ?? '', LONGEST_COMMENT, '/reason');
  if (issues[0]) throw new AppError('invalid_input', issues[0].message, { details: issues });
  return text;
}

function requireSameRequest(run: RunRow, seen: string | undefined): void {
  if (seen !== undefined && seen !== run.requestHash)
    throw new AppError('conflict', 'This decision is about another request than the one that waits here.');
  if (sha256(run.request) !== run.requestHash)
    throw new AppError('invalid_state', 'The stored request was altered; it cannot be approved.');
}

async function decline(ctx: TransactionContext, run: RunRow, reason: string | null): Promise<void> {
  await moveLockedRun(ctx, run, 'decline', { set: { decidedAt: ctx.clock.now() } });
  await tellRun(ctx, {
    runId: run.id,
    kind: 'declined',
    message: reason ? `Declined: ${reason}` : 'Declined.',
  });
  await auditRunChange(ctx, run, 'run.decline', { state: 'declined', reason, requestHash: run.requestHash });
}

async function approve(ctx: TransactionContext, run: RunRow): Promise<void> {
  await voidLostApprovals(ctx, run);
  const { approvers } = await rightfulApprovers(ctx, run);
  const open = openPlaces(ruleOf(run), approvers, requesterEmail(run));
  const isEnough = approvers.length > 0 && open.length === 0;
  if (isEnough) await releaseRun(ctx, run);
  const missing = open.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  await tellRun(ctx, {
    runId: run.id,
    kind: 'approved',
    message: isEnough ? 'Approved; it is sent now.' : `Approved; still needed: ${missing}.`,
    data: { requestHash: run.requestHash },
  });
  const state = isEnough ? 'pending' : run.state;
  await auditRunChange(ctx, run, 'run.approve', { state, requestHash: run.requestHash });
}
