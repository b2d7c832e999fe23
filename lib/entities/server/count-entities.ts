import { countEntityRowsByBlueprint, type EntityCount } from '#db/queries/entity-search-count.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { wholeSelection } from './selection.ts';

/** How many entities the caller may read of each blueprint the caller may see, by its identifier. */
export async function countEntities(ctx: Context): Promise<Map<string, EntityCount>> {
  return countEntityRowsByBlueprint(reader(ctx), await wholeSelection(ctx));
}
