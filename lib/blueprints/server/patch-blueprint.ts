import { lockBlueprint } from '#db/queries/blueprints.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { requireVersion } from '#lib/access/server/require-version.ts';
import { AppError } from '#lib/errors.ts';
import { lintDocument, refuseSchema } from '#lib/schema/lint-schema.ts';
import type { BlueprintView } from './blueprint-view.ts';
import { visible } from './require-blueprint.ts';
import { saveBlueprint } from './save-blueprint.ts';

interface PatchBlueprint {
  identifier: string;
  patch: unknown;
  expectedVersion?: number | undefined;
}

/** PATCH: each key that is given replaces what stands under it, `null` removes it, the others stay. */
export async function patchBlueprint(ctx: Context, input: PatchBlueprint): Promise<BlueprintView> {
  const { identifier, expectedVersion, patch } = input;
  return inTransaction(ctx, async (ctx) => {
    const row = await lockBlueprint(ctx.tx, identifier, 'no key update');
    visible(ctx, row, identifier);
    authorise(ctx, 'update', 'Blueprint', { identifier });
    requireVersion(row.version, expectedVersion);
    return saveBlueprint(ctx, row, merge(row.document, patch));
  });
}

function merge(document: Record<string, unknown>, patch: unknown): Record<string, unknown> {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    throw new AppError('invalid_input', 'Expected an object with the keys to change.');
  }
  refuseSchema(lintDocument(patch));
  const merged = Object.entries({ ...document, ...patch });
  return Object.fromEntries(merged.filter(([key, value]) => value !== null || !Object.hasOwn(patch, key)));
}
