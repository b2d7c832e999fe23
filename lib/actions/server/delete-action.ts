import { deleteActionRow, insertActionVersion } from '#db/queries/actions.ts';
import { actorId } from '#lib/access/actor.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { cancelUnsentRuns } from '#lib/runs/server/cancel-unsent-runs.ts';
import { recordAction } from './record-action.ts';
import { requireActionFor } from './require-action.ts';

/** Deletes an action. Runs that were not sent yet are cancelled; the others go on and keep its name. */
export async function deleteAction(ctx: Context, { identifier }: { identifier: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const row = await requireActionFor(ctx, 'delete', identifier);
    await cancelUnsentRuns(ctx, row.id, 'The action was deleted.');
    await deleteActionRow(ctx.tx, row.id);
    await insertActionVersion(ctx.tx, { id: row.id, version: row.version + 1 }, actorId(ctx.actor));
    await recordAction(ctx, {
      action: 'action.delete',
      identifier,
      blueprint: row.document.trigger.blueprintIdentifier,
      before: { ...row.document },
    });
  });
}
