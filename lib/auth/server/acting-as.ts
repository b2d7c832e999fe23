import type { UserRow } from '#db/queries/users.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';

/** For the audit of a sign-in: the one who just proved who they are is the one who acts. */
export function actingAs(ctx: TransactionContext, user: UserRow): TransactionContext {
  const { id, email, role } = user;
  return { ...ctx, actor: { kind: 'person', id, email, name: user.name ?? email, role, teams: [] } };
}
