import { validate } from 'uuid';
import { notify } from '#db/queries/events.ts';
import { lockPolicy, type PolicyRow, writePolicy } from '#db/queries/policies.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { notFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { actorId } from '../actor.ts';
import { parsePolicy } from '../policy.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';

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
    const saved = await writePolicy(ctx.tx, {
      id: before?.id ?? newId(),
      document: policy,
      by: actorId(ctx.actor),
    });
    await recordAudit(ctx, {
      action: before ? 'policy.update' : 'policy.create',
      resourceType: 'Policy',
      resourceId: saved.id,
      before: before && { ...before.document },
      after: { ...saved.document },
    });
    await notify(ctx.tx, 'access');
    return saved;
  });
}
