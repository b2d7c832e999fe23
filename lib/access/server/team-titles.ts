import { listTeamTitleRows } from '#db/queries/teams.ts';
import { authorise } from './authorise.ts';
import { type Context, reader } from './context.ts';

/** The title of every team by its identifier, for where a team is only named. */
export async function teamTitles(ctx: Context): Promise<ReadonlyMap<string, string>> {
  authorise(ctx, 'read', 'Team');
  const teams = await listTeamTitleRows(reader(ctx));
  return new Map(teams.map(({ identifier, title }) => [identifier, title || identifier]));
}
