import { joinTeam } from '#db/queries/sign-in.ts';
import { findUserByEmail, insertUser, type UserRow } from '#db/queries/users.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { demoIdentity } from '#lib/auth/demo-identities.ts';
import { AppError, notFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';

/** The person behind a demo identity, made when missing; only while the demo is on. */
export async function ensureDemoUser(ctx: TransactionContext, identity: string): Promise<UserRow> {
  const demo = ctx.services.env.demo === 'off' ? undefined : demoIdentity(identity);
  if (!demo) throw notFound('Demo identity', identity);
  const known = await findUserByEmail(ctx.tx, demo.email);
  if (known?.disabledAt) throw new AppError('forbidden', 'This identity was disabled.');
  if (known) return known;
  const { email, name, role } = demo;
  const user = await insertUser(ctx.tx, { id: newId(), email, name, role });
  for (const team of demo.teams) await joinTeam(ctx.tx, user.id, team);
  await recordAudit(ctx, {
    action: 'user.create',
    resourceType: 'User',
    resourceId: email,
    after: { email, name, role },
  });
  return user;
}
