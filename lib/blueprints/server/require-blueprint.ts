import type { BlueprintRow } from '#db/queries/blueprints.ts';
import { authoriseRead } from '#lib/access/server/authorise.ts';
import type { Context } from '#lib/access/server/context.ts';
import { readBlueprint } from './read-blueprints.ts';

/** The blueprint when the caller may see it; what may not be seen answers like what does not exist. */
export async function requireBlueprint(ctx: Context, identifier: string): Promise<BlueprintRow> {
  const row = await readBlueprint(ctx, identifier);
  visible(ctx, row, identifier);
  return row;
}

export function visible(
  ctx: Context,
  row: BlueprintRow | undefined,
  identifier: string,
): asserts row is BlueprintRow {
  authoriseRead(ctx, 'Blueprint', row, (found) => ({ identifier: found.identifier }), identifier);
}
