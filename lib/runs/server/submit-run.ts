import { lockAction } from '#db/queries/actions.ts';
import { notify } from '#db/queries/events.ts';
import { findRunByKey, insertRun, type RunRow } from '#db/queries/runs.ts';
import { actorId, describeActor } from '#lib/access/actor.ts';
import { type Context, inTransaction, reader, type TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { AppError } from '#lib/errors.ts';
import { newRunId } from '#lib/ids.ts';
import { approvalOf } from '#lib/runs/approval-of.ts';
import { type CanonicalRequest, canonicalJson, sha256 } from '#lib/runs/canonical-request.ts';
import { textFault } from '#lib/schema/json-limits.ts';
import {
  type PreparedRun,
  prepareRun,
  type RunRequest,
  type RunTarget,
  requireTarget,
} from './prepare-run.ts';
import { type RunView, viewRun } from './run-view.ts';
import { tellRun } from './tell-run.ts';

interface SubmitRun extends RunRequest {
  /** The same key with the same body is one run, however often it is sent. */
  idempotencyKey?: string | undefined;
}

interface Key {
  idempotencyKey: string;
  /** of what was submitted under the key */
  idempotencyHash: string;
}

/**
 * Asks for a run: checks the inputs, makes and hashes the exact request, and leaves the run waiting for
 * approval or, where none is needed, pending for the worker.
 */
export async function submitRun(ctx: Context, input: SubmitRun): Promise<RunView> {
  const key = readKey(input);
  const target = await requireTarget(ctx, input);
  const earlier = key && (await findRunByKey(reader(ctx), actorId(ctx.actor), key.idempotencyKey));
  if (key && earlier) return await replay(ctx, key, earlier);
  const prepared = await prepareRun(ctx, target, input);
  refuse(prepared);
  const id = newRunId();
  const canonical = await prepared.render(id);
  refuse(prepared);
  return inTransaction(ctx, async (ctx) => {
    await requireSameAction(ctx, target);
    const run = await insertRun(ctx.tx, { id, ...rowOf(ctx, target, prepared, canonical), ...key });
    if (run) {
      await announce(ctx, run);
      return await viewRun(ctx, run);
    }
    const winner = key && (await findRunByKey(ctx.tx, actorId(ctx.actor), key.idempotencyKey));
    if (!key || !winner) throw new Error('a run was neither inserted nor found');
    return await replay(ctx, key, winner);
  });
}

function refuse({ issues }: PreparedRun): void {
  const [first] = issues;
  if (first) throw new AppError('invalid_input', first.message, { details: issues });
}

function readKey({ idempotencyKey, action, entity, properties }: SubmitRun): Key | undefined {
  if (idempotencyKey === undefined || idempotencyKey === '') return undefined;
  const fault = textFault(idempotencyKey);
  if (idempotencyKey.length > 255 || fault)
    throw new AppError('invalid_input', fault?.message ?? 'An idempotency key has at most 255 characters.');
  let body: string;
  try {
    body = canonicalJson({ action, entity: entity ?? null, properties });
  } catch {
    throw new AppError('invalid_input', 'The inputs cannot be read as JSON.');
  }
  return { idempotencyKey, idempotencyHash: sha256(body) };
}

async function replay(ctx: Context, key: Key, run: RunRow): Promise<RunView> {
  if (run.idempotencyHash === key.idempotencyHash) return await viewRun(ctx, run);
  throw new AppError('idempotency_key_reused', 'This idempotency key was used for another request already.');
}

/** Approvers and version are copied from the action: it must still be what was read, and stay so until commit. */
async function requireSameAction(ctx: TransactionContext, { action }: RunTarget): Promise<void> {
  const current = await lockAction(ctx.tx, action.identifier, 'share');
  if (current?.id !== action.id || current.version !== action.version)
    throw new AppError('conflict', 'The action was changed this very moment; look at it again.');
}

function rowOf(ctx: Context, target: RunTarget, prepared: PreparedRun, canonical: CanonicalRequest) {
  const { action, subject } = target;
  const { document } = action;
  const approval = approvalOf(action);
  return {
    ...canonical,
    actionId: action.id,
    actionIdentifier: action.identifier,
    actionVersion: action.version,
    operation: document.trigger.operation ?? null,
    blueprintIdentifier: document.trigger.blueprintIdentifier ?? null,
    entityId: subject?.id ?? null,
    entityIdentifier: subject?.entity.identifier ?? null,
    entityTeams: subject?.entity.team ?? [],
    properties: prepared.values,
    state: approval.required ? ('waiting' as const) : ('pending' as const),
    dispatchOptions: {
      reportWorkflowStatus: prepared.invocation?.reportWorkflowStatus ?? true,
      ...((document as Record<string, unknown>).safeToRepeat === true ? { safeToRepeat: true } : {}),
    },
    requestedBy: actorId(ctx.actor),
    requesterKind:
      ctx.actor.kind === 'person' || ctx.actor.kind === 'machine' ? ctx.actor.kind : ('system' as const),
    requester: describeActor(ctx.actor),
    approvalRequired: approval.required,
    approvalType: approval.rule.type,
    allowMachineApproval: document.allowMachineApproval === true,
    approverUsers: approval.rule.users,
    approverTeams: approval.rule.teams,
    approverRoles: approval.rule.roles,
    visibleToAll: document.allowAnyoneToViewRuns === true,
  };
}

async function announce(ctx: TransactionContext, run: RunRow): Promise<void> {
  const { id: runId, state, requestHash } = run;
  const message =
    state === 'waiting' ? 'Requested; it waits for approval.' : 'Requested; it needs no approval.';
  await tellRun(ctx, { runId, kind: 'requested', message, data: { state, requestHash } });
  await notify(ctx.tx, state === 'waiting' ? 'approvals' : 'dispatch');
  await recordAudit(ctx, {
    action: 'run.submit',
    resourceType: 'Run',
    resourceId: runId,
    runId,
    blueprint: run.blueprintIdentifier ?? undefined,
    entity: run.entityIdentifier ?? undefined,
    after: { action: run.actionIdentifier, state, requestHash },
    teams: run.entityTeams,
  });
}
