import { notify } from '#db/queries/events.ts';
import { findUserByAccount, insertAccount } from '#db/queries/sign-in.ts';
import {
  countUsersByState,
  findUserByEmail,
  insertUser,
  type UserRow,
  updateUser,
} from '#db/queries/users.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import type { Visitor } from '#lib/auth/visitor.ts';
import { newId } from '#lib/ids.ts';
import { type Acceptable, acceptWith, findInvitation } from './accept-invitation.ts';
import { actingAs } from './acting-as.ts';

export interface ProviderAccount extends Visitor {
  provider: string;
  type: string;
  providerAccountId: string;
  /** of the invitation with which the visitor came */
  invitation?: string | undefined;
}

/** `admitted`, or the reason the sign-in page shows. */
export type Admission =
  | 'admitted'
  | 'disabled'
  | 'waiting'
  | 'not_invited'
  | 'account_exists'
  | 'no_email'
  | 'invitation_over'
  | 'invitation_other_email';

/** Anybody in the world has an account somewhere: so many may wait for an answer, others are not written down. */
const MOST_WAITING = 200;

/**
 * Whether the owner of a provider's account may come in: who is here, who was invited, and whom a domain or an
 * organisation vouches for. Anybody else is written down, disabled, for an Admin to let in. An address that is
 * taken is never linked by itself, not even by an invitation.
 */
export function admitAccount(ctx: Context, account: ProviderAccount): Promise<Admission> {
  return inTransaction(ctx, async (tx) => {
    // Before the account: whoever is written down meanwhile gets address and account in one transaction.
    const taken = account.email !== undefined && (await findUserByEmail(tx.tx, account.email)) !== undefined;
    const known = await findUserByAccount(tx.tx, account.provider, account.providerAccountId);
    if (known) return admitKnown(tx, account, known);
    if (!account.email) return 'no_email';
    if (taken) return 'account_exists';
    const invitation = await findInvitation(tx, account.invitation, account.email);
    if (typeof invitation === 'string') return invitation;
    if (invitation || account.isExpected) return admitNew(tx, account, account.email, invitation);
    return writeDown(tx, account, account.email);
  });
}

async function admitKnown(
  tx: TransactionContext,
  { invitation, isExpected }: ProviderAccount,
  known: UserRow,
): Promise<Admission> {
  if (known.disabledAt) {
    if (!known.requestedAt) return 'disabled';
    const found = await findInvitation(tx, invitation, known.email);
    if (typeof found === 'string') return found;
    if (!found && !isExpected) return 'waiting';
    await updateUser(tx.tx, known.id, { disabledAt: null, requestedAt: null, admittedAt: tx.clock.now() });
    if (found) await acceptWith(tx, found, known);
  }
  await recordAudit(actingAs(tx, known), signIn(known.email));
  return 'admitted';
}

async function admitNew(
  tx: TransactionContext,
  account: ProviderAccount,
  email: string,
  invitation: Acceptable | undefined,
): Promise<Admission> {
  const user = await insertPerson(tx, account, email);
  // Somebody with this address was written down this very moment: look again.
  if (!user) return admitAccount(tx, account);
  if (invitation) await acceptWith(tx, invitation, user);
  else {
    await recordAudit(actingAs(tx, user), {
      action: 'user.join',
      resourceType: 'User',
      resourceId: email,
      after: { email, name: account.name, role: user.role },
    });
    await notify(tx.tx, 'access');
  }
  await recordAudit(actingAs(tx, user), signIn(email));
  return 'admitted';
}

async function writeDown(
  tx: TransactionContext,
  account: ProviderAccount,
  email: string,
): Promise<Admission> {
  const { waiting } = await countUsersByState(tx.tx);
  if (waiting >= MOST_WAITING) return 'not_invited';
  const user = await insertPerson(tx, account, email);
  if (!user) return admitAccount(tx, account);
  const now = tx.clock.now();
  await updateUser(tx.tx, user.id, { disabledAt: now, requestedAt: now, admittedAt: null });
  await recordAudit(actingAs(tx, user), {
    action: 'user.ask_for_access',
    resourceType: 'User',
    resourceId: email,
    after: { email, name: account.name, role: 'Member', disabled: true },
  });
  await notify(tx.tx, 'access');
  return 'waiting';
}

/** The person with the account; undefined when somebody else got the address meanwhile. */
async function insertPerson(
  tx: TransactionContext,
  { provider, type, providerAccountId, name }: ProviderAccount,
  email: string,
): Promise<UserRow | undefined> {
  const id = newId();
  const user = await insertUser(tx.tx, { id, email, name, role: 'Member' });
  if (user.id !== id) return undefined;
  await insertAccount(tx.tx, { userId: id, provider, type, providerAccountId });
  return user;
}

const signIn = (email: string) => ({ action: 'user.sign_in', resourceType: 'User', resourceId: email });
