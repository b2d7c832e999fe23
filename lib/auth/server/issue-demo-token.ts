import { databaseTime } from '#db/queries/sessions.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { issueToken, TOKEN_SECONDS } from '#lib/auth/access-token.ts';
import { actingAs } from './acting-as.ts';
import { ensureDemoUser } from './ensure-demo-user.ts';

interface DemoToken {
  accessToken: string;
  expiresIn: number;
  user: { id: string; email: string; name: string; role: string };
}

/** A token for `/v1` of a demo identity. */
export function issueDemoToken(ctx: Context, input: { identity: string }): Promise<DemoToken> {
  return inTransaction(ctx, async (tx) => {
    const user = await ensureDemoUser(tx, input.identity);
    const issuedAt = await databaseTime(tx.tx);
    const accessToken = await issueToken(tx.services.env, { subject: user.id, isMachine: false, issuedAt });
    await recordAudit(actingAs(tx, user), {
      action: 'user.issue_token',
      resourceType: 'User',
      resourceId: user.email,
    });
    const { id, email, role } = user;
    return { accessToken, expiresIn: TOKEN_SECONDS, user: { id, email, name: user.name ?? email, role } };
  });
}
