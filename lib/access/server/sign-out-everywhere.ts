import { notify } from '#db/queries/events.ts';
import { deleteSessionsOfUser, voidTokens } from '#db/queries/users.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { actorId } from '../actor.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';
import { requireUser } from './require-user.ts';

/** Deletes every session of a user and voids every token issued so far: one's own, or anybody's for an Admin. */
export async function signOutEverywhere(ctx: Context, { userId }: { userId: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const isOwn = ctx.actor.kind === 'person' && actorId(ctx.actor) === userId;
    if (!isOwn) authorise(ctx, 'update', 'User');
    const user = await requireUser(ctx, userId);
    await deleteSessionsOfUser(ctx.tx, user.id);
    await voidTokens(ctx.tx, user.id);
    await recordAudit(ctx, {
      action: 'user.sign_out_everywhere',
      resourceType: 'User',
      resourceId: user.email,
    });
    await notify(ctx.tx, 'access');
  });
}
