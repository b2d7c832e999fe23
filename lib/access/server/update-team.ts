import { notify } from '#db/queries/events.ts';
import { type TeamRow, updateTeamRow } from '#db/queries/teams.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';
import { parseTeam, requireTeam, teamFields } from './require-team.ts';

interface TeamChange {
  identifier: string;
  title?: string | undefined;
  description?: string | null | undefined;
}

/** Changes title and description; the identifier is what entities name, so it stays. */
export async function updateTeam(ctx: Context, change: TeamChange): Promise<TeamRow> {
  return inTransaction(ctx, async (ctx) => {
    authorise(ctx, 'update', 'Team', { identifier: change.identifier });
    const team = await requireTeam(ctx, change.identifier);
    const { title, description } = parseTeam({
      identifier: team.identifier,
      title: change.title ?? team.title,
      description: change.description === undefined ? team.description : change.description,
    });
    const updated = { ...team, title, description };
    await updateTeamRow(ctx.tx, team.id, { title, description });
    await recordAudit(ctx, {
      action: 'team.update',
      resourceType: 'Team',
      resourceId: team.identifier,
      before: teamFields(team),
      after: teamFields(updated),
      teams: [team.identifier],
    });
    await notify(ctx.tx, 'access');
    return updated;
  });
}
