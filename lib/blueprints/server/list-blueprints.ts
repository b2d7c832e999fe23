import { can } from '#lib/access/ability.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import type { Context } from '#lib/access/server/context.ts';
import { type BlueprintView, viewOf } from './blueprint-view.ts';
import { readBlueprints } from './read-blueprints.ts';

/** Every blueprint the caller may see, by identifier. */
export async function listBlueprints(ctx: Context): Promise<BlueprintView[]> {
  authorise(ctx, 'read', 'Blueprint');
  const rows = await readBlueprints(ctx);
  return rows
    .filter(({ identifier }) => can(ctx.ability, 'read', 'Blueprint', { identifier }))
    .map((row) => viewOf(row));
}
