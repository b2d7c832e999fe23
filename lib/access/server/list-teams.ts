import { listTeamRows, type TeamMember, type TeamRow } from '#db/queries/teams.ts';
import { authorise } from './authorise.ts';
import { type Context, reader } from './context.ts';

/** Every team with its members, by title. */
export async function listTeams(ctx: Context): Promise<(TeamRow & { members: TeamMember[] })[]> {
  authorise(ctx, 'read', 'Team');
  return listTeamRows(reader(ctx));
}
