import { notify } from '#db/queries/events.ts';
import { hasReachableAdmin, useSetupToken } from '#db/queries/sign-in.ts';
import { findUserByEmail, insertUser } from '#db/queries/users.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { createSession, type NewSession } from '#lib/auth/create-session.ts';
import { hashToken } from '#lib/auth/session-cookie.ts';
import { AppError, notFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { actingAs } from './acting-as.ts';

/**
 * The first Admin signs in with the link the server printed. It works once, and only while no Admin can get in:
 * the link stands in the server's log, where somebody may find it later.
 */
export function redeemSetupToken(ctx: Context, input: { token: string }): Promise<NewSession> {
  return inTransaction(ctx, async (tx) => {
    if (!(await useSetupToken(tx.tx, hashToken(input.token)))) throw notFound('Setup link', 'given');
    if (await hasReachableAdmin(tx.tx))
      throw new AppError('forbidden', 'An Admin can sign in already; ask to be invited.');
    const email = `admin@${new URL(tx.services.env.url).hostname}`;
    const known = await findUserByEmail(tx.tx, email);
    if (known && (known.disabledAt || known.role !== 'Admin'))
      throw new AppError('forbidden', 'The account of the first Admin was disabled or demoted.');
    const user =
      known ?? (await insertUser(tx.tx, { id: newId(), email, name: 'Administrator', role: 'Admin' }));
    const session = await createSession(tx.tx, tx.clock, user.id);
    const acting = actingAs(tx, user);
    await recordAudit(acting, { action: 'user.setup', resourceType: 'User', resourceId: email });
    await notify(tx.tx, 'access');
    return session;
  });
}
