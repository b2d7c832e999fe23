import { blueprintsOfTeams } from '#db/queries/moderators.ts';
import { listTeamRows, type TeamMember, type TeamRow } from '#db/queries/teams.ts';
import { canAll } from '../ability.ts';
import { authorise } from './authorise.ts';
import { type Context, reader } from './context.ts';

interface ListedTeam extends TeamRow {
  members: TeamMember[];
  /** identifiers of the blueprints it moderates; only for those who manage users */
  moderates?: string[];
}

/** Every team with its members, by title. */
export async function listTeams(ctx: Context): Promise<ListedTeam[]> {
  authorise(ctx, 'read', 'Team');
  const teams = await listTeamRows(reader(ctx));
  if (!canAll(ctx.ability, 'update', 'User')) return teams;
  const moderated = await blueprintsOfTeams(
    reader(ctx),
    teams.map(({ id }) => id),
  );
  return teams.map((team) => ({ ...team, moderates: moderated.get(team.id) ?? [] }));
}
