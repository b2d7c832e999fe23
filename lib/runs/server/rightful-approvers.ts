import { listPolicyDocuments } from '#db/queries/policies.ts';
import {
  type DecisionRow,
  findActiveActors,
  findNamedApprovers,
  listDecisions,
} from '#db/queries/run-decisions.ts';
import type { RunRow } from '#db/queries/runs.ts';
import { can } from '#lib/access/ability.ts';
import { type Actor, actorId, describeActor } from '#lib/access/actor.ts';
import { buildAbility } from '#lib/access/build-ability.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
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
export async function rightfulApprovers(ctx: Context, run: RunRow): Promise<RightfulApprovers> {
  const decisions = (await listDecisions(reader(ctx), [run.id])).filter(
    ({ decision, voidedAt }) => decision === 'APPROVE' && voidedAt === null,
  );
  const ids = decisions.map(({ approverId }) => approverId);
  const actors = await entitled(ctx, run, await findActiveActors(reader(ctx), ids));
  const byId = new Map(actors.map((actor) => [actorId(actor), actor]));
  const stands = ({ approverId, requestHash }: DecisionRow) =>
    byId.has(approverId) && requestHash === run.requestHash;
  return {
    approvers: decisions.filter(stands).flatMap(({ approverId }) => toApprover(byId.get(approverId))),
    lost: decisions.filter((decision) => !stands(decision)),
  };
}

/** People whom the run's rule names and who may approve it today: `most` of them at most. */
export async function possibleApprovers(
  ctx: Context,
  run: RunRow,
  most: number,
): Promise<(Approver & { name: string })[]> {
  const actors = await findNamedApprovers(reader(ctx), ruleOf(run), most);
  return (await entitled(ctx, run, actors)).flatMap((actor) =>
    toApprover(actor).map((approver) => ({ ...approver, name: String(describeActor(actor).name) })),
  );
}

/** Those who may approve the run as people, roles, teams and policies stand now; never its requester. */
async function entitled(ctx: Context, run: RunRow, actors: readonly Actor[]): Promise<Actor[]> {
  const policies = await listPolicyDocuments(reader(ctx));
  const demo = ctx.services.env.demo !== 'off';
  return actors.filter(
    (actor) =>
      actorId(actor) !== run.requestedBy &&
      can(buildAbility(actor, policies, { demo }), 'approve', 'Run', { ...run }),
  );
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
