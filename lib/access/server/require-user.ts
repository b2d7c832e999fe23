import { validate } from 'uuid';
import { lockOtherAdmins, lockUser, type UserRow } from '#db/queries/users.ts';
import { AppError, notFound } from '#lib/errors.ts';
import type { TransactionContext } from './context.ts';

/** The user, locked; `not_found` also for what is no id at all. */
export async function requireUser(ctx: TransactionContext, id: string): Promise<UserRow> {
  const user = validate(id) ? await lockUser(ctx.tx, id) : undefined;
  if (!user) throw notFound('User', id);
  return user;
}

/** Refuses to take the rights of the last Admin who can sign in. */
export async function requireAnotherAdmin(ctx: TransactionContext, user: UserRow): Promise<void> {
  if (user.role !== 'Admin' || user.disabledAt) return;
  const others = await lockOtherAdmins(ctx.tx, user.id);
  if (others.length === 0)
    throw new AppError('conflict', 'This is the last Admin; make somebody else an Admin first.');
}

/** What rules and audit rows see of a user. */
export function userAttributes(user: UserRow): { id: string; email: string; role: string } {
  return { id: user.id, email: user.email, role: user.role };
}
