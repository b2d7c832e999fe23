import { notify } from '#db/queries/events.ts';
import { deleteTeamMember } from '#db/queries/teams.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import type { TeamMembership } from './add-team-member.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';
import { requireTeam } from './require-team.ts';
import { requireUser } from './require-user.ts';

/** Does nothing when the user is no member. */
export async function removeTeamMember(ctx: Context, { team, userId }: TeamMembership): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    authorise(ctx, 'update', 'Team', { identifier: team });
    const { id } = await requireTeam(ctx, team);
    const user = await requireUser(ctx, userId);
    if (!(await deleteTeamMember(ctx.tx, id, user.id))) return;
    await recordAudit(ctx, {
      action: 'team.remove_member',
      resourceType: 'Team',
      resourceId: team,
      before: { member: user.email },
      teams: [team],
    });
    await notify(ctx.tx, 'access');
  });
}
