import { findNamesOfNow } from '#db/queries/versions.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { namesFoundBy, renameMentions } from '#lib/blueprints/rename-mentions.ts';
import type { BlueprintView } from './blueprint-view.ts';
import { type BlueprintVersion, requireBlueprintVersion } from './get-blueprint-version.ts';
import { replaceBlueprint } from './replace-blueprint.ts';
import { requireBlueprint } from './require-blueprint.ts';

/**
 * Saves an earlier document as the next version, with every check of saving. The blueprint keeps the name it
 * has now, and the blueprints it names are called as they are now.
 */
export async function restoreBlueprintVersion(
  ctx: Context,
  input: BlueprintVersion & { expectedVersion?: number | undefined },
): Promise<BlueprintView> {
  const { identifier, expectedVersion } = input;
  return inTransaction(ctx, async (ctx) => {
    const { id } = await requireBlueprint(ctx, identifier);
    const { document, version } = await requireBlueprintVersion(ctx, id, input.version);
    const names = namesFoundBy((renaming) => renameMentions(document, renaming));
    const namesOfNow = await findNamesOfNow(ctx.tx, { names, blueprintId: id, version });
    namesOfNow.set(document.identifier, identifier);
    const renamed = renameMentions(document, (name) => namesOfNow.get(name) ?? name);
    return replaceBlueprint(ctx, {
      identifier,
      document: { ...renamed, identifier },
      expectedVersion,
      restores: version,
    });
  });
}
