import { notify } from '#db/queries/events.ts';
import { insertTeam, type TeamRow } from '#db/queries/teams.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';
import { parseTeam, teamFields } from './require-team.ts';

interface TeamInput {
  identifier: string;
  title: string;
  description?: string | null | undefined;
}

/** From now on entities that name this team are its members' to change. */
export async function createTeam(ctx: Context, input: TeamInput): Promise<TeamRow> {
  const fields = parseTeam(input);
  return inTransaction(ctx, async (ctx) => {
    authorise(ctx, 'create', 'Team', { identifier: fields.identifier });
    const team = await insertTeam(ctx.tx, { id: newId(), ...fields });
    if (!team) throw new AppError('already_exists', `A team "${fields.identifier}" exists already.`);
    await recordAudit(ctx, {
      action: 'team.create',
      resourceType: 'Team',
      resourceId: team.identifier,
      after: teamFields(team),
      teams: [team.identifier],
    });
    await notify(ctx.tx, 'access');
    return team;
  });
}
