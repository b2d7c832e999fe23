import { deleteViewRow } from '#db/queries/views.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { attributesOf } from './present-view.ts';
import { recordView } from './record-view.ts';
import { requireView } from './require-view.ts';

/** A shared view goes for everybody. */
export async function deleteView(
  ctx: Context,
  { blueprint, id }: { blueprint: string; id: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const before = await requireView(ctx, { blueprint, id });
    authorise(ctx, 'delete', 'View', attributesOf(blueprint, before));
    await deleteViewRow(ctx.tx, id);
    await recordView(ctx, { operation: 'delete', blueprint, before });
  });
}
