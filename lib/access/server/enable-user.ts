import { notify } from '#db/queries/events.ts';
import { type UserRow, updateUser } from '#db/queries/users.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';
import { requireUser } from './require-user.ts';

/** Lets a disabled user sign in again; old sessions and tokens stay void. */
export async function enableUser(ctx: Context, { userId }: { userId: string }): Promise<UserRow> {
  return inTransaction(ctx, async (ctx) => {
    authorise(ctx, 'update', 'User');
    const user = await requireUser(ctx, userId);
    if (!user.disabledAt) return user;
    await updateUser(ctx.tx, user.id, { disabledAt: null, requestedAt: null, admittedAt: ctx.clock.now() });
    await recordAudit(ctx, {
      action: 'user.enable',
      resourceType: 'User',
      resourceId: user.email,
      before: { disabled: true },
      after: { disabled: false },
    });
    await notify(ctx.tx, 'access');
    return { ...user, disabledAt: null, requestedAt: null };
  });
}
