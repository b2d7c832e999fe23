import { insertActionVersion, updateAction } from '#db/queries/actions.ts';
import { notify } from '#db/queries/events.ts';
import { lockUnsentRuns, updateApprovers } from '#db/queries/runs.ts';
import { actorId } from '#lib/access/actor.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { lowerCase } from '#lib/actions/action-attributes.ts';
import {
  type ActionPermissions,
  mergePermissions,
  type PermissionsPatch,
  permissionsPatchSchema,
} from '#lib/actions/permissions.ts';
import { AppError } from '#lib/errors.ts';
import { voidLostApprovals } from '#lib/runs/server/recheck-quorum.ts';
import { announceRun } from '#lib/runs/server/tell-run.ts';
import { lintDocument, refuseSchema } from '#lib/schema/lint-schema.ts';
import { structureFaults } from '#lib/schema/structure-faults.ts';
import { recordAction } from './record-action.ts';
import { requireActionFor } from './require-action.ts';

export interface PatchActionPermissions {
  identifier: string;
  patch: unknown;
}

/**
 * Merges new permissions into an action. Who approves counts at once, also for runs that were not sent yet:
 * approvals of those who lost the right are voided.
 */
export async function patchActionPermissions(
  ctx: Context,
  { identifier, patch }: PatchActionPermissions,
): Promise<ActionPermissions> {
  const parsed = parsePatch(patch);
  return inTransaction(ctx, async (ctx) => {
    const row = await requireActionFor(ctx, 'update', identifier);
    const permissions = mergePermissions(row.permissions, parsed);
    const by = actorId(ctx.actor);
    const updated = await updateAction(ctx.tx, { id: row.id, document: row.document, permissions, by });
    await insertActionVersion(ctx.tx, updated, by);
    await recordAction(ctx, {
      action: 'action.permissions',
      identifier,
      blueprint: row.document.trigger.blueprintIdentifier,
      before: { ...row.permissions },
      after: { ...permissions },
    });
    await refreshRuns(ctx, row.id, permissions);
    return permissions;
  });
}

function parsePatch(patch: unknown): PermissionsPatch {
  refuseSchema(lintDocument(patch));
  const faults = structureFaults(permissionsPatchSchema, patch);
  if (faults.length > 0)
    throw new AppError('invalid_input', 'These are not valid permissions.', { details: faults });
  return patch as PermissionsPatch;
}

async function refreshRuns(
  ctx: TransactionContext,
  actionId: string,
  { approve }: ActionPermissions,
): Promise<void> {
  // Locked first, in one order: a run being decided or claimed right now is waited for.
  await lockUnsentRuns(ctx.tx, actionId);
  await updateApprovers(ctx.tx, actionId, {
    users: lowerCase(approve.users),
    teams: approve.teams,
    roles: approve.roles,
  });
  for (const run of await lockUnsentRuns(ctx.tx, actionId)) {
    if (run.approvalRequired) await voidLostApprovals(ctx, run);
    await announceRun(ctx, run.id);
  }
  await notify(ctx.tx, 'approvals');
}
