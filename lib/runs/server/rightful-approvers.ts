import { listPolicyDocuments } from '#db/queries/policies.ts';
import { type DecisionRow, findActiveActors, listDecisions } from '#db/queries/run-decisions.ts';
import type { RunRow } from '#db/queries/runs.ts';
import { can } from '#lib/access/ability.ts';
import { type Actor, actorId } from '#lib/access/actor.ts';
import { buildAbility } from '#lib/access/build-ability.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import type { ApprovalRule, Approver } from '#lib/runs/approval-rules.ts';

interface RightfulApprovers {
  /** whose approval counts now */
  approvers: Approver[];
  /** approvals that count no more */
  lost: DecisionRow[];
}

/**
 * Looks at the approvals of a run with today's people, roles, teams and policies: who was disabled, left the
 * team or approved another request than the one stored does not count.
 */
export async function rightfulApprovers(ctx: TransactionContext, run: RunRow): Promise<RightfulApprovers> {
  const decisions = (await listDecisions(ctx.tx, [run.id])).filter(
    ({ decision, voidedAt }) => decision === 'APPROVE' && voidedAt === null,
  );
  const ids = decisions.map(({ approverId }) => approverId);
  const actors = await findActiveActors(ctx.tx, ids);
  const policies = await listPolicyDocuments(ctx.tx);
  const demo = ctx.services.env.demo !== 'off';
  const entitled = new Map(
    actors
      .filter((actor) => actorId(actor) !== run.requestedBy)
      .filter((actor) => can(buildAbility(actor, policies, { demo }), 'approve', 'Run', { ...run }))
      .map((actor) => [actorId(actor), actor]),
  );
  const stands = ({ approverId, requestHash }: DecisionRow) =>
    entitled.has(approverId) && requestHash === run.requestHash;
  return {
    approvers: decisions.filter(stands).flatMap(({ approverId }) => toApprover(entitled.get(approverId))),
    lost: decisions.filter((decision) => !stands(decision)),
  };
}

function toApprover(actor: Actor | undefined): Approver[] {
  switch (actor?.kind) {
    case 'person':
      return [{ id: actor.id, email: actor.email, role: actor.role, teams: actor.teams, isMachine: false }];
    case 'machine':
      return [{ id: actor.id, email: null, role: actor.role, teams: [], isMachine: true }];
    default:
      return [];
  }
}

/** The approvers as they were when the run was submitted; the action may name others by now. */
export function ruleOf(run: RunRow): ApprovalRule {
  return {
    type: run.approvalType,
    users: run.approverUsers,
    teams: run.approverTeams,
    roles: run.approverRoles,
  };
}

/** Null for requests of machines. */
export function requesterEmail(run: RunRow): string | null {
  return typeof run.requester.email === 'string' ? run.requester.email : null;
}
