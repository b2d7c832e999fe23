import { listTeamTitleRows } from '#db/queries/teams.ts';
import { canSome } from '../ability.ts';
import { type Context, reader } from './context.ts';

/** The title of every team by its identifier; none for whoever may not see teams. */
export async function teamTitles(ctx: Context): Promise<ReadonlyMap<string, string>> {
  if (!canSome(ctx.ability, 'read', 'Team')) return new Map();
  const teams = await listTeamTitleRows(reader(ctx));
  return new Map(teams.map(({ identifier, title }) => [identifier, title || identifier]));
}
