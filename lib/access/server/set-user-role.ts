import { notify } from '#db/queries/events.ts';
import { revokeInvitationsBy } from '#db/queries/invitations.ts';
import { type UserRow, updateUser } from '#db/queries/users.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { AppError } from '#lib/errors.ts';
import { ROLES, type Role } from '../actor.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';
import { requireAnotherAdmin, requireUser, userAttributes } from './require-user.ts';

/** Takes effect on the user's next request. */
export async function setUserRole(
  ctx: Context,
  { userId, role }: { userId: string; role: Role },
): Promise<UserRow> {
  if (!ROLES.includes(role))
    throw new AppError('invalid_input', `The roles are ${ROLES.join(' and ')}.`, {
      details: [{ path: '/role', code: 'invalid_value', message: `Not a role: ${role}` }],
    });
  return inTransaction(ctx, async (ctx) => {
    authorise(ctx, 'update', 'User');
    const user = await requireUser(ctx, userId);
    if (user.role === role) return user;
    if (role !== 'Admin') await requireAnotherAdmin(ctx, user);
    await updateUser(ctx.tx, user.id, { role });
    if (role !== 'Admin') await revokeInvitationsBy(ctx.tx, user.id);
    await recordAudit(ctx, {
      action: 'user.set_role',
      resourceType: 'User',
      resourceId: user.email,
      before: userAttributes(user),
      after: { ...userAttributes(user), role },
    });
    await notify(ctx.tx, 'access');
    return { ...user, role };
  });
}
