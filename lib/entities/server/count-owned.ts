import { countEntityRowsByTeam } from '#db/queries/entity-search-count.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { wholeSelection } from './selection.ts';

/** How many entities each team owns that the caller may read, up to a thousand. */
export async function countOwned(ctx: Context, { teams }: { teams: string[] }): Promise<Map<string, number>> {
  return countEntityRowsByTeam(reader(ctx), await wholeSelection(ctx), teams);
}
