import { isDeepStrictEqual } from 'node:util';
import { lockPolicies } from '#db/queries/policies.ts';
import { renameInPolicy } from '../rename-in-policy.ts';
import type { TransactionContext } from './context.ts';
import { storePolicy } from './store-policy.ts';

/**
 * Stored rules that name the blueprint follow its new name. Whoever may rename it need not manage policies: what
 * they allow and forbid stays what it was.
 */
export async function renameInPolicies(ctx: TransactionContext, from: string, to: string): Promise<void> {
  for (const policy of await lockPolicies(ctx.tx)) {
    const document = renameInPolicy(policy.document, from, to);
    if (!isDeepStrictEqual(document, policy.document)) await storePolicy(ctx, document, policy);
  }
}
