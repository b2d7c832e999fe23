import { findBlueprint } from '#db/queries/blueprints.ts';
import { notify } from '#db/queries/events.ts';
import { insertModerator, type ModeratorRef } from '#db/queries/moderators.ts';
import { type AuditRecord, recordAudit } from '#lib/audit/server/record-audit.ts';
import { AppError } from '#lib/errors.ts';
import { authorise, authoriseRead } from './authorise.ts';
import { type Context, inTransaction, type TransactionContext } from './context.ts';
import { requireTeam } from './require-team.ts';
import { requireUser } from './require-user.ts';

/** Exactly one of `userId` and `team`. */
export interface Moderation {
  blueprint: string;
  userId?: string | undefined;
  team?: string | undefined;
}

/** Lets a person, or all members of a team, edit everything of a blueprint; counts from their next request. */
export async function grantModerator(ctx: Context, moderation: Moderation): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { ref, event } = await requireModeration(ctx, moderation);
    const blueprint = await requireModeratable(ctx, moderation.blueprint);
    if (!(await insertModerator(ctx.tx, blueprint, ref))) return;
    await recordAudit(ctx, event('grant_moderator'));
    await notify(ctx.tx, 'access');
  });
}

interface RequiredModeration {
  ref: ModeratorRef;
  event: (done: string) => AuditRecord;
}

/** Who is meant, once the caller may decide that; and what the audit keeps of it. */
export async function requireModeration(
  ctx: TransactionContext,
  { blueprint, userId, team }: Moderation,
): Promise<RequiredModeration> {
  authorise(ctx, 'update', 'User');
  if ((userId === undefined) === (team === undefined))
    throw new AppError('invalid_input', 'Name a person or a team, not both.');
  if (team !== undefined) {
    const { id } = await requireTeam(ctx, team);
    const about = { resourceType: 'Team', resourceId: team, blueprint, teams: [team] };
    return { ref: { teamId: id }, event: (done) => ({ ...about, action: `team.${done}` }) };
  }
  const { id, email } = await requireUser(ctx, userId ?? '');
  const about = { resourceType: 'User', resourceId: email, blueprint };
  return { ref: { userId: id }, event: (done) => ({ ...about, action: `user.${done}` }) };
}

/** The id of a blueprint that can have moderators: people and teams are what roles are made of. */
export async function requireModeratable(ctx: TransactionContext, identifier: string): Promise<string> {
  const row = await findBlueprint(ctx.tx, identifier);
  authoriseRead(ctx, 'Blueprint', row, (found) => ({ identifier: found.identifier }), identifier);
  if (identifier.startsWith('_'))
    throw new AppError('invalid_input', `Nobody moderates ${identifier}: only Admins decide who is who.`, {
      details: [{ path: '/blueprint', code: 'invalid_value', message: 'This blueprint has no moderators.' }],
    });
  return row.id;
}
