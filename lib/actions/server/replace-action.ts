import { isDeepStrictEqual } from 'node:util';
import { isUniqueViolation } from '#db/errors.ts';
import { type ActionRow, insertActionVersion, updateAction } from '#db/queries/actions.ts';
import { renameActionOfRuns } from '#db/queries/run-renames.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { actionAttributes } from '#lib/actions/action-attributes.ts';
import { parseAction } from '#lib/actions/parse-action.ts';
import { parsePermissionsPatch } from '#lib/actions/parse-permissions.ts';
import { mergePermissions } from '#lib/actions/permissions.ts';
import { AppError } from '#lib/errors.ts';
import { type ActionView, viewOf } from './action-view.ts';
import { recordAction } from './record-action.ts';
import { requireAction, requireActionFor, withIdentifier } from './require-action.ts';
import { applyPermissions } from './store-permissions.ts';
import { workflowWarnings } from './workflow-warnings.ts';

interface ReplaceAction {
  identifier: string;
  document: unknown;
  /** a patch; what it leaves out stays */
  permissions?: unknown;
  expectedVersion?: number | undefined;
  /** the earlier version this was; the audit log says so */
  restores?: number;
}

/**
 * PUT: what the document leaves out is gone; another `identifier` in it renames the action.
 * Runs that were asked for before keep the request they were asked with.
 */
export async function replaceAction(ctx: Context, input: ReplaceAction): Promise<ActionView> {
  const { identifier, expectedVersion } = input;
  const seen = await requireAction(ctx, identifier);
  authorise(ctx, 'update', 'Action', actionAttributes(seen));
  const { document, warnings } = parseAction(withIdentifier(input.document, identifier));
  const patch = input.permissions ? parsePermissionsPatch(input.permissions) : undefined;
  const found = await workflowWarnings(ctx, document);
  return inTransaction(ctx, async (ctx) => {
    const row = await requireActionFor(ctx, 'update', identifier, expectedVersion);
    const permissions = patch ? mergePermissions(row.permissions, patch) : row.permissions;
    authorise(ctx, 'update', 'Action', actionAttributes({ document, permissions }));
    const updated = await storeVersion(ctx, row, { document, permissions }, input.restores);
    if (!isDeepStrictEqual(permissions, row.permissions))
      await applyPermissions(ctx, { ...updated, permissions: row.permissions }, permissions);
    return viewOf(ctx, updated, [...warnings, ...found]);
  });
}

async function storeVersion(
  ctx: TransactionContext,
  row: ActionRow,
  { document, permissions }: Pick<ActionRow, 'document' | 'permissions'>,
  restores?: number,
): Promise<ActionRow> {
  const by = actorId(ctx.actor);
  const { id } = row;
  const updated = await updateAction(ctx.tx, { id, document, permissions, by }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('already_exists', `An action "${document.identifier}" exists already.`);
  });
  await insertActionVersion(ctx.tx, updated, by);
  if (updated.identifier !== row.identifier) await renameActionOfRuns(ctx.tx, id, updated.identifier);
  await recordAction(ctx, {
    action: restores === undefined ? 'action.update' : 'action.restore',
    identifier: updated.identifier,
    blueprint: document.trigger.blueprintIdentifier,
    before: { ...row.document },
    after: { ...document, ...(restores === undefined ? {} : { restoredVersion: restores }) },
  });
  return updated;
}
