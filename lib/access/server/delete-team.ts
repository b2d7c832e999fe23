import { notify } from '#db/queries/events.ts';
import { deleteTeamRow } from '#db/queries/teams.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';
import { requireTeam, teamFields } from './require-team.ts';

/** Entities keep the name as a plain text; it gives nobody rights any more. */
export async function deleteTeam(ctx: Context, { identifier }: { identifier: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    authorise(ctx, 'delete', 'Team', { identifier });
    const team = await requireTeam(ctx, identifier);
    await deleteTeamRow(ctx.tx, team.id);
    await recordAudit(ctx, {
      action: 'team.delete',
      resourceType: 'Team',
      resourceId: team.identifier,
      before: teamFields(team),
      teams: [team.identifier],
    });
    await notify(ctx.tx, 'access');
  });
}
