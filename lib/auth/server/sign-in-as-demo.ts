import { deleteSession } from '#db/queries/sessions.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { createSession, type NewSession } from '#lib/auth/create-session.ts';
import { hashToken } from '#lib/auth/session-cookie.ts';
import { actingAs } from './acting-as.ts';
import { ensureDemoUser } from './ensure-demo-user.ts';

/** One-click sign-in of the demo; whatever session the browser had before is ended. */
export function signInAsDemo(
  ctx: Context,
  input: { identity: string; previousToken?: string | undefined },
): Promise<NewSession> {
  return inTransaction(ctx, async (tx) => {
    const user = await ensureDemoUser(tx, input.identity);
    if (input.previousToken) await deleteSession(tx.tx, hashToken(input.previousToken));
    const session = await createSession(tx.tx, tx.clock, user.id);
    await recordAudit(actingAs(tx, user), {
      action: 'user.sign_in',
      resourceType: 'User',
      resourceId: user.email,
    });
    return session;
  });
}
