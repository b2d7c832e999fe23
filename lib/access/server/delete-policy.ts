import { validate } from 'uuid';
import { notify } from '#db/queries/events.ts';
import { deletePolicyRow, lockPolicy } from '#db/queries/policies.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { notFound } from '#lib/errors.ts';
import { authorise } from './authorise.ts';
import { type Context, inTransaction } from './context.ts';

/** Takes effect on everybody’s next request. */
export async function deletePolicy(ctx: Context, { id }: { id: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    authorise(ctx, 'delete', 'Policy', { id });
    const policy = validate(id) ? await lockPolicy(ctx.tx, id) : undefined;
    if (!policy) throw notFound('Policy', id);
    await deletePolicyRow(ctx.tx, id);
    await recordAudit(ctx, {
      action: 'policy.delete',
      resourceType: 'Policy',
      resourceId: id,
      before: { ...policy.document },
    });
    await notify(ctx.tx, 'access');
  });
}
