import { insertAction, insertActionVersion } from '#db/queries/actions.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { actionAttributes } from '#lib/actions/action-attributes.ts';
import { parseAction } from '#lib/actions/parse-action.ts';
import { parsePermissionsPatch } from '#lib/actions/parse-permissions.ts';
import { defaultPermissions, mergePermissions } from '#lib/actions/permissions.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { type ActionView, viewOf } from './action-view.ts';
import { recordAction } from './record-action.ts';
import { recordPermissions } from './store-permissions.ts';
import { workflowWarnings } from './workflow-warnings.ts';

interface CreateAction {
  document: unknown;
  /** a patch of the default permissions */
  permissions?: unknown;
}

/** Stores an action. Unless said otherwise everybody may run it, and Admins approve. */
export async function createAction(ctx: Context, input: CreateAction): Promise<ActionView> {
  const { document, warnings } = parseAction(input.document);
  const usual = defaultPermissions();
  const permissions = input.permissions
    ? mergePermissions(usual, parsePermissionsPatch(input.permissions))
    : usual;
  authorise(ctx, 'create', 'Action', actionAttributes({ document, permissions }));
  const found = await workflowWarnings(ctx, document);
  return inTransaction(ctx, async (ctx) => {
    const by = actorId(ctx.actor);
    const row = await insertAction(ctx.tx, { id: newId(), document, permissions, by });
    if (!row) throw new AppError('already_exists', `An action "${document.identifier}" exists already.`);
    await insertActionVersion(ctx.tx, row, by);
    await recordAction(ctx, {
      action: 'action.create',
      identifier: row.identifier,
      blueprint: document.trigger.blueprintIdentifier,
      after: { ...document },
    });
    if (input.permissions) await recordPermissions(ctx, { ...row, permissions: usual }, permissions);
    return viewOf(ctx, row, [...warnings, ...found]);
  });
}
