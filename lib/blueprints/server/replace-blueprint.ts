import { lockBlueprint } from '#db/queries/blueprints.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { requireVersion } from '#lib/access/server/require-version.ts';
import type { BlueprintView } from './blueprint-view.ts';
import { visible } from './require-blueprint.ts';
import { withIdentifier } from './require-document.ts';
import { saveBlueprint } from './save-blueprint.ts';

interface ReplaceBlueprint {
  identifier: string;
  document: unknown;
  expectedVersion?: number | undefined;
  /** the earlier version whose document this is; the audit log says so */
  restores?: number;
}

/** PUT: what the document leaves out is gone; another `identifier` in it renames the blueprint. */
export async function replaceBlueprint(ctx: Context, input: ReplaceBlueprint): Promise<BlueprintView> {
  const { identifier, expectedVersion, restores } = input;
  return inTransaction(ctx, async (ctx) => {
    const row = await lockBlueprint(ctx.tx, identifier, 'no key update');
    visible(ctx, row, identifier);
    authorise(ctx, 'update', 'Blueprint', { identifier });
    requireVersion(row.version, expectedVersion);
    return saveBlueprint(ctx, row, withIdentifier(input.document, identifier), restores);
  });
}
