import { countRunComments } from '#db/queries/run-comments.ts';
import type { DecisionRow } from '#db/queries/run-decisions.ts';
import { listDecisions } from '#db/queries/run-decisions.ts';
import { findRunNames, type RunNames } from '#db/queries/run-names.ts';
import type { RunRow } from '#db/queries/runs.ts';
import { can } from '#lib/access/ability.ts';
import { actorId } from '#lib/access/actor.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { statusOf } from '#lib/runs/states.ts';
import { canTransit } from '#lib/runs/transitions.ts';

/** Who did something, as they were called then. */
export interface Person {
  kind: string;
  id: string;
  name?: string;
  email?: string;
}

/** A run as `/v1` answers it in lists; every time is ISO 8601 or null. */
export type RunView = ReturnType<typeof toView> & { commentCount: number };

/** Runs as the caller may see them, in the order given. */
export async function viewRuns(ctx: Context, rows: readonly RunRow[]): Promise<RunView[]> {
  const ids = rows.map(({ id }) => id);
  const names = await findRunNames(reader(ctx), ctx.ability, rows);
  const decisions = await listDecisions(reader(ctx), ids);
  const comments = await countRunComments(reader(ctx), ids);
  const byRun = Map.groupBy(decisions, ({ runId }) => runId);
  return rows.map((row) => ({
    ...toView(ctx, row, names, byRun.get(row.id) ?? []),
    commentCount: comments.get(row.id) ?? 0,
  }));
}

export async function viewRun(ctx: Context, row: RunRow): Promise<RunView> {
  const [view] = await viewRuns(ctx, [row]);
  return view as RunView;
}

function toView(ctx: Context, row: RunRow, names: RunNames, decisions: DecisionRow[]) {
  return {
    id: row.id,
    ...subjectOf(row, names),
    properties: row.properties,
    status: statusOf(row.state),
    state: row.state,
    statusLabel: row.statusLabel,
    summary: row.summary,
    link: row.links.length === 0 && row.workflowRunUrl ? [row.workflowRunUrl] : row.links,
    externalRunId: row.externalRunId,
    operation: row.operation,
    payload: { type: 'GITHUB', ...(JSON.parse(row.request) as { body?: object }).body },
    request: row.request,
    requestHash: row.requestHash,
    workflowRun: row.workflowRunId === null ? null : { id: row.workflowRunId, url: row.workflowRunUrl },
    attempt: row.attempt,
    failure: row.failure,
    requester: personOf(row.requester),
    approvalRequired: row.approvalRequired,
    ...(row.approvalRequired ? { requiredApproval: { type: row.approvalType } } : {}),
    approvers: {
      type: row.approvalType,
      users: row.approverUsers,
      teams: row.approverTeams,
      roles: row.approverRoles,
    },
    ...approvalOf(decisions),
    approvals: decisions.map(toDecision),
    createdAt: row.createdAt.toISOString(),
    createdBy: row.requestedBy,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.requestedBy,
    decidedAt: iso(row.decidedAt),
    dispatchedAt: iso(row.dispatchedAt),
    endedAt: iso(row.endedAt),
    logsAt: iso(row.workflowLogsAt),
    can: rightsOf(ctx, row, decisions),
  };
}

function subjectOf(row: RunRow, names: RunNames) {
  const action = names.actions.get(row.actionId);
  const { blueprintIdentifier: blueprint, entityIdentifier: entity } = row;
  const namedBlueprint = blueprint === null ? undefined : names.blueprints.get(blueprint);
  const namedEntity = row.entityId === null ? undefined : names.entities.get(row.entityId);
  return {
    action: {
      identifier: row.actionIdentifier,
      title: action?.title || row.actionIdentifier,
      icon: action?.icon ?? null,
      version: row.actionVersion,
      deleted: action === undefined,
    },
    blueprint:
      blueprint === null
        ? null
        : {
            identifier: blueprint,
            title: namedBlueprint?.title || blueprint,
            icon: namedBlueprint?.icon ?? null,
          },
    entity:
      entity === null
        ? null
        : { identifier: entity, title: namedEntity?.title ?? null, icon: namedEntity?.icon ?? null },
  };
}

/** What the caller may do to the run as it stands. */
function rightsOf(ctx: Context, row: RunRow, decisions: DecisionRow[]) {
  const attributes = { ...row };
  const me = actorId(ctx.actor);
  const approved = decisions.some(({ approverId, voidedAt }) => approverId === me && voidedAt === null);
  const mayCancel = can(ctx.ability, 'cancel', 'Run', attributes);
  const isUnsent = canTransit(row.state, 'withdraw');
  const isWorking = row.state === 'dispatched' && row.workflowRunId !== null;
  return {
    approve:
      row.state === 'waiting' &&
      !approved &&
      row.requestedBy !== me &&
      can(ctx.ability, 'approve', 'Run', attributes),
    withdraw: isUnsent && mayCancel && row.requestedBy === me,
    cancel: (isUnsent || isWorking) && mayCancel,
    resolve: row.state === 'needs_decision' && can(ctx.ability, 'resolve', 'Run', attributes),
  };
}

/** The one decision rivals' clients know of: the last that counts. */
function approvalOf(decisions: DecisionRow[]) {
  const last = decisions.filter(({ voidedAt }) => voidedAt === null).at(-1);
  if (!last) return {};
  const { decision, reason, approverId } = last;
  const state = decision === 'APPROVE' ? 'APPROVED' : 'DECLINED';
  return { approval: { state, userId: approverId, description: reason } };
}

function toDecision({ approver, decision, reason, createdAt, voidedAt }: DecisionRow) {
  return {
    approver: personOf(approver),
    decision,
    reason,
    createdAt: createdAt.toISOString(),
    voided: voidedAt !== null,
  };
}

export function personOf(description: Record<string, unknown>): Person {
  const { kind, id, name, email } = description;
  return {
    kind: String(kind),
    id: String(id),
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof email === 'string' ? { email } : {}),
  };
}

export function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}
