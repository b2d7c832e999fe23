import { notify } from '#db/queries/events.ts';
import { insertTeamMember } from '#db/queries/teams.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';
import { requireTeam } from './require-team.ts';
import { requireUser } from './require-user.ts';

export interface TeamMembership {
  team: string;
  userId: string;
}

/** Does nothing when the user already is a member. */
export async function addTeamMember(ctx: Context, { team, userId }: TeamMembership): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    authorise(ctx, 'update', 'Team', { identifier: team });
    const { id } = await requireTeam(ctx, team);
    const user = await requireUser(ctx, userId);
    if (!(await insertTeamMember(ctx.tx, id, user.id))) return;
    await recordAudit(ctx, {
      action: 'team.add_member',
      resourceType: 'Team',
      resourceId: team,
      after: { member: user.email },
      teams: [team],
    });
    await notify(ctx.tx, 'access');
  });
}
