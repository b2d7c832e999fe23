import { notify } from '#db/queries/events.ts';
import { deleteSessionsOfUser, type UserRow, updateUser, voidTokens } from '#db/queries/users.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';
import { requireAnotherAdmin, requireUser } from './require-user.ts';

/** Ends every session and token; the next request of this user is refused. Doing it again changes nothing. */
export async function disableUser(ctx: Context, { userId }: { userId: string }): Promise<UserRow> {
  return inTransaction(ctx, async (ctx) => {
    authorise(ctx, 'update', 'User');
    const user = await requireUser(ctx, userId);
    if (user.disabledAt) return user;
    await requireAnotherAdmin(ctx, user);
    const disabledAt = ctx.clock.now();
    await updateUser(ctx.tx, user.id, { disabledAt });
    await deleteSessionsOfUser(ctx.tx, user.id);
    await voidTokens(ctx.tx, user.id);
    await recordAudit(ctx, {
      action: 'user.disable',
      resourceType: 'User',
      resourceId: user.email,
      before: { disabled: false },
      after: { disabled: true },
    });
    await notify(ctx.tx, 'access');
    return { ...user, disabledAt };
  });
}
