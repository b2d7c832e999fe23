import { findNamesOfNow } from '#db/queries/versions.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { renameBlueprints } from '#lib/actions/rename-blueprints.ts';
import { namesFoundBy } from '#lib/blueprints/rename-mentions.ts';
import type { ActionView } from './action-view.ts';
import { type ActionVersion, requireActionVersion } from './get-action-version.ts';
import { replaceAction } from './replace-action.ts';
import { requireAction } from './require-action.ts';

/**
 * Saves an earlier document, with its permissions, and with every check of saving. The action keeps the name
 * it has now, and the blueprints it names are called as they are now.
 */
export async function restoreActionVersion(
  ctx: Context,
  input: ActionVersion & { expectedVersion?: number | undefined },
): Promise<ActionView> {
  const { identifier, expectedVersion } = input;
  const { id } = await requireAction(ctx, identifier);
  const { document, permissions, version } = await requireActionVersion(ctx, id, input.version);
  const names = namesFoundBy((renaming) => renameBlueprints(document, renaming));
  const namesOfNow = await findNamesOfNow(reader(ctx), { names, actionId: id, version });
  const renamed = renameBlueprints(document, (name) => namesOfNow.get(name) ?? name);
  return replaceAction(ctx, {
    identifier,
    document: { ...renamed, identifier },
    permissions,
    expectedVersion,
    restores: version,
  });
}
