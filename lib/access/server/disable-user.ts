import { notify } from '#db/queries/events.ts';
import { revokeInvitationsBy } from '#db/queries/invitations.ts';
import { deleteSessionsOfUser, type UserRow, updateUser, voidTokens } from '#db/queries/users.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';
import { requireAnotherAdmin, requireUser } from './require-user.ts';

/** Ends every session and token, and turns away who asked to come in; the next request of this user is refused. Doing it again changes nothing. */
export async function disableUser(ctx: Context, { userId }: { userId: string }): Promise<UserRow> {
  return inTransaction(ctx, async (ctx) => {
    authorise(ctx, 'update', 'User');
    const user = await requireUser(ctx, userId);
    if (user.disabledAt && !user.requestedAt) return user;
    await requireAnotherAdmin(ctx, user);
    const disabledAt = ctx.clock.now();
    await updateUser(ctx.tx, user.id, { disabledAt, requestedAt: null });
    await deleteSessionsOfUser(ctx.tx, user.id);
    await voidTokens(ctx.tx, user.id);
    await revokeInvitationsBy(ctx.tx, user.id);
    await recordAudit(ctx, {
      action: 'user.disable',
      resourceType: 'User',
      resourceId: user.email,
      before: { disabled: false },
      after: { disabled: true },
    });
    await notify(ctx.tx, 'access');
    return { ...user, disabledAt, requestedAt: null };
  });
}
