import { deleteActionRow, insertActionVersion } from '#db/queries/actions.ts';
import { lockUnsentRuns } from '#db/queries/runs.ts';
import { actorId } from '#lib/access/actor.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { endUnsentRun } from '#lib/runs/server/end-unsent-run.ts';
import { recordAction } from './record-action.ts';
import { requireActionFor } from './require-action.ts';

/** Deletes an action. Runs that were not sent yet are cancelled; the others go on and keep its name. */
export async function deleteAction(ctx: Context, { identifier }: { identifier: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const row = await requireActionFor(ctx, 'delete', identifier);
    for (const run of await lockUnsentRuns(ctx.tx, row.id))
      await endUnsentRun(ctx, run, { kind: 'cancelled', message: 'The action was deleted.' });
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
