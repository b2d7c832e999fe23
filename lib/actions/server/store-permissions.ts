import { type ActionRow, insertActionVersion, updateAction } from '#db/queries/actions.ts';
import { notify } from '#db/queries/events.ts';
import { listDecidedUnsentRuns, lockUnsentRuns, updateApprovers } from '#db/queries/runs.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { actionAttributes, lowerCase } from '#lib/actions/action-attributes.ts';
import { type ActionPermissions, mergePermissions, type PermissionsPatch } from '#lib/actions/permissions.ts';
import { voidLostApprovals } from '#lib/runs/server/recheck-quorum.ts';
import { releaseApproved } from '#lib/runs/server/release-run.ts';
import { announceRun } from '#lib/runs/server/tell-run.ts';
import { recordAction } from './record-action.ts';

/**
 * Merges `patch` into the permissions of an action whose row is locked and that the caller may update; the
 * caller must be able to update it afterwards too. Who approves counts at once, also for runs that were not
 * sent yet: approvals of those who lost the right are voided, and a run whose approvals suffice now may go.
 */
export async function storePermissions(
  ctx: TransactionContext,
  row: ActionRow,
  patch: PermissionsPatch,
): Promise<ActionRow> {
  const permissions = mergePermissions(row.permissions, patch);
  authorise(ctx, 'update', 'Action', actionAttributes({ ...row, permissions }));
  const by = actorId(ctx.actor);
  const updated = await updateAction(ctx.tx, { id: row.id, document: row.document, permissions, by });
  await insertActionVersion(ctx.tx, updated, by);
  await applyPermissions(ctx, row, permissions);
  return updated;
}

/** What follows from new permissions of an action, stored already: `row` is how it was before. */
export async function applyPermissions(
  ctx: TransactionContext,
  row: ActionRow,
  permissions: ActionPermissions,
): Promise<void> {
  await recordPermissions(ctx, row, permissions);
  await refreshRuns(ctx, row.id, permissions);
}

/** The audit of a change of permissions. */
export function recordPermissions(
  ctx: TransactionContext,
  { identifier, document, permissions }: Pick<ActionRow, 'identifier' | 'document' | 'permissions'>,
  after: ActionPermissions,
): Promise<void> {
  return recordAction(ctx, {
    action: 'action.permissions',
    identifier,
    blueprint: document.trigger.blueprintIdentifier,
    before: { ...permissions },
    after: { ...after },
  });
}

async function refreshRuns(
  ctx: TransactionContext,
  actionId: string,
  { approve }: ActionPermissions,
): Promise<void> {
  // Locked first, in one order: a run being decided or claimed right now is waited for.
  const unsent = await lockUnsentRuns(ctx.tx, actionId);
  await updateApprovers(ctx.tx, actionId, {
    users: lowerCase(approve.users),
    teams: approve.teams,
    roles: approve.roles,
  });
  // Where nobody has decided yet there is nothing to look at again.
  for (const run of await listDecidedUnsentRuns(ctx.tx, actionId)) {
    const stands = run.approvalRequired && (await voidLostApprovals(ctx, run));
    if (stands && run.state === 'waiting') await releaseApproved(ctx, run);
  }
  await announceRun(ctx, ...unsent.map(({ id }) => id));
  await notify(ctx.tx, 'approvals');
}
