import { deleteSession } from '#db/queries/sessions.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { hashToken } from '#lib/auth/session-cookie.ts';

/** Ends the caller's session; a copy of its cookie is worth nothing from then on. */
export function signOut(ctx: Context, input: { token: string }): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const userId = await deleteSession(tx.tx, hashToken(input.token));
    if (!userId) return;
    const resourceId = tx.actor.kind === 'person' ? tx.actor.email : userId;
    await recordAudit(tx, { action: 'user.sign_out', resourceType: 'User', resourceId });
  });
}
