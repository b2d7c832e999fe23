import { loadSearchableBlueprints, type SearchableBlueprint } from '#db/queries/entity-search-blueprints.ts';
import { type Context, reader } from '#lib/access/server/context.ts';

/** Every blueprint, also those the caller may not see, by identifier. */
export function readBlueprints(ctx: Context): Promise<SearchableBlueprint[]> {
  if (!ctx.reads) return loadSearchableBlueprints(reader(ctx));
  ctx.reads.blueprints ??= loadSearchableBlueprints(reader(ctx));
  return ctx.reads.blueprints;
}

/** The one of this name, whether or not the caller may see it. */
export async function readBlueprint(
  ctx: Context,
  identifier: string,
): Promise<SearchableBlueprint | undefined> {
  const blueprints = ctx.reads
    ? await readBlueprints(ctx)
    : await loadSearchableBlueprints(reader(ctx), [identifier]);
  return blueprints.find((blueprint) => blueprint.identifier === identifier);
}
