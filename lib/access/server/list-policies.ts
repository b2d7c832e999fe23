import { listPolicyRows, type PolicyRow } from '#db/queries/policies.ts';
import { authorise } from './authorise.ts';
import { type Context, reader } from './context.ts';

/** Stored rules in the order they apply: later ones win over earlier ones. */
export async function listPolicies(ctx: Context): Promise<PolicyRow[]> {
  authorise(ctx, 'read', 'Policy');
  return listPolicyRows(reader(ctx));
}
