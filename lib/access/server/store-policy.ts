import { notify } from '#db/queries/events.ts';
import { type PolicyRow, writePolicy } from '#db/queries/policies.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { newId } from '#lib/ids.ts';
import { actorId } from '../actor.ts';
import type { PolicyDocument } from '../policy.ts';
import type { TransactionContext } from './context.ts';

/** Writes a new rule, or the locked `before` anew, with its audit row and announcement. */
export async function storePolicy(
  ctx: TransactionContext,
  document: PolicyDocument,
  before?: PolicyRow,
): Promise<PolicyRow> {
  const id = before?.id ?? newId();
  const saved = await writePolicy(ctx.tx, { id, document, by: actorId(ctx.actor) });
  await recordAudit(ctx, {
    action: before ? 'policy.update' : 'policy.create',
    resourceType: 'Policy',
    resourceId: id,
    before: before && { ...before.document },
    after: { ...saved.document },
  });
  await notify(ctx.tx, 'access');
  return saved;
}
