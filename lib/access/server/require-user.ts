import { validate } from 'uuid';
import { findUserByEmail, lockOtherAdmins, lockUser, type UserRow } from '#db/queries/users.ts';
import { AppError, notFound } from '#lib/errors.ts';
import type { TransactionContext } from './context.ts';

/** The user with this id or e-mail address, locked; `not_found` also for what is neither. */
export async function requireUser(ctx: TransactionContext, idOrEmail: string): Promise<UserRow> {
  const id = validate(idOrEmail) ? idOrEmail : (await findUserByEmail(ctx.tx, idOrEmail))?.id;
  const user = id === undefined ? undefined : await lockUser(ctx.tx, id);
  if (!user) throw notFound('User', idOrEmail);
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
