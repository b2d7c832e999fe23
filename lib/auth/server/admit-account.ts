import { notify } from '#db/queries/events.ts';
import { findUserByAccount, insertAccount } from '#db/queries/sign-in.ts';
import { findUserByEmail, insertUser, updateUser } from '#db/queries/users.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { newId } from '#lib/ids.ts';
import { actingAs } from './acting-as.ts';

export interface ProviderAccount {
  provider: string;
  type: string;
  providerAccountId: string;
  /** verified by the provider; undefined: there is none */
  email: string | undefined;
  name: string | null;
}

/** `admitted`, or the reason the sign-in page shows. */
type Admission = 'admitted' | 'disabled' | 'waiting' | 'account_exists' | 'no_email';

/**
 * Whether the owner of a provider's account may come in. Somebody new is written down, disabled, for an Admin
 * to enable: anybody in the world has an account there. An address that is taken is never linked by itself.
 */
export function admitAccount(ctx: Context, account: ProviderAccount): Promise<Admission> {
  return inTransaction(ctx, async (tx) => {
    // Before the account: whoever is written down meanwhile gets address and account in one transaction.
    const taken = account.email !== undefined && (await findUserByEmail(tx.tx, account.email)) !== undefined;
    const known = await findUserByAccount(tx.tx, account.provider, account.providerAccountId);
    if (known) {
      if (known.disabledAt) return 'disabled';
      await recordAudit(actingAs(tx, known), {
        action: 'user.sign_in',
        resourceType: 'User',
        resourceId: known.email,
      });
      return 'admitted';
    }
    if (!account.email) return 'no_email';
    if (taken) return 'account_exists';
    const { email, name, provider, type, providerAccountId } = account;
    const id = newId();
    const user = await insertUser(tx.tx, { id, email, name, role: 'Member' });
    // Somebody with this address was written down this very moment: look again.
    if (user.id !== id) return admitAccount(tx, account);
    await updateUser(tx.tx, user.id, { disabledAt: tx.clock.now() });
    await insertAccount(tx.tx, { userId: user.id, provider, type, providerAccountId });
    await recordAudit(actingAs(tx, user), {
      action: 'user.ask_for_access',
      resourceType: 'User',
      resourceId: email,
      after: { email, name, role: 'Member', disabled: true },
    });
    await notify(tx.tx, 'access');
    return 'waiting';
  });
}
