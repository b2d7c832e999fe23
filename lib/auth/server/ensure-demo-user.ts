import { joinTeam } from '#db/queries/sign-in.ts';
import { findUserByEmail, insertUser, type UserRow } from '#db/queries/users.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { type DemoIdentity, demoIdentity } from '#lib/auth/demo-identities.ts';
import { AppError, notFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';

/** The person behind a demo identity, made when missing; only while the demo is on. */
export async function ensureDemoUser(ctx: TransactionContext, identity: string): Promise<UserRow> {
  const demo = ctx.services.env.demo === 'off' ? undefined : demoIdentity(identity);
  if (!demo) throw notFound('Demo identity', identity);
  const user = (await findUserByEmail(ctx.tx, demo.email)) ?? (await createDemoUser(ctx, demo));
  if (user.disabledAt) throw new AppError('forbidden', 'This identity was disabled.');
  return user;
}

async function createDemoUser(
  ctx: TransactionContext,
  { email, name, role, teams }: DemoIdentity,
): Promise<UserRow> {
  const id = newId();
  const user = await insertUser(ctx.tx, { id, email, name, role });
  // Somebody who asked at the same moment was faster, and has done the rest too.
  if (user.id !== id) return user;
  for (const team of teams) await joinTeam(ctx.tx, id, team);
  await recordAudit(ctx, {
    action: 'user.create',
    resourceType: 'User',
    resourceId: email,
    after: { email, name, role },
  });
  return user;
}
