import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { renameTarget } from '#lib/blueprints/blueprint-model.ts';
import type { BlueprintView } from './blueprint-view.ts';
import { type BlueprintVersion, requireBlueprintVersion } from './get-blueprint-version.ts';
import { replaceBlueprint } from './replace-blueprint.ts';
import { requireBlueprint } from './require-blueprint.ts';

/**
 * Saves an earlier document as the next version, with every check of saving. The blueprint keeps the name it
 * has now: whoever points to it does so still.
 */
export async function restoreBlueprintVersion(
  ctx: Context,
  input: BlueprintVersion & { expectedVersion?: number | undefined },
): Promise<BlueprintView> {
  const { identifier, expectedVersion } = input;
  return inTransaction(ctx, async (ctx) => {
    const { id } = await requireBlueprint(ctx, identifier);
    const { document, version } = await requireBlueprintVersion(ctx, id, input.version);
    const renamed = { ...renameTarget(document, document.identifier, identifier), identifier };
    return replaceBlueprint(ctx, { identifier, document: renamed, expectedVersion, restores: version });
  });
}
