import { validate } from 'uuid';
import { lockPolicy, type PolicyRow } from '#db/queries/policies.ts';
import { notFound } from '#lib/errors.ts';
import { parsePolicy } from '../policy.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';
import { storePolicy } from './store-policy.ts';

interface SavePolicyInput {
  /** absent: a new policy */
  id?: string | undefined;
  document: unknown;
}

/** Creates a stored rule or replaces one; it counts from everybody's next request on. */
export async function savePolicy(ctx: Context, { id, document }: SavePolicyInput): Promise<PolicyRow> {
  const policy = parsePolicy(document);
  return inTransaction(ctx, async (ctx) => {
    authorise(ctx, id ? 'update' : 'create', 'Policy', { id: id ?? null });
    const before = id && validate(id) ? await lockPolicy(ctx.tx, id) : undefined;
    if (id && !before) throw notFound('Policy', id);
    return storePolicy(ctx, policy, before);
  });
}
