import { validate } from 'uuid';
import { lockView, type ViewRow } from '#db/queries/views.ts';
import { authoriseRead } from '#lib/access/server/authorise.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { requireBlueprint } from '#lib/blueprints/server/require-blueprint.ts';
import { attributesOf } from './present-view.ts';

/** A view to be written; somebody else's personal one is not there. */
export async function requireView(
  ctx: TransactionContext,
  { blueprint, id }: { blueprint: string; id: string },
): Promise<ViewRow> {
  const { id: blueprintId } = await requireBlueprint(ctx, blueprint);
  const row = validate(id) ? await lockView(ctx.tx, { blueprintId, id }) : undefined;
  authoriseRead(ctx, 'View', row, (found) => attributesOf(blueprint, found), id);
  return row;
}
