import { listActionRows } from '#db/queries/actions.ts';
import { can } from '#lib/access/ability.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { actionAttributes } from '#lib/actions/action-attributes.ts';
import { type ActionView, viewOf } from './action-view.ts';

interface ListActionsInput {
  /** `self-service` or `automation` */
  triggerType?: string | undefined;
  blueprint?: string | undefined;
}

/** The actions the caller may see, by title. */
export async function listActions(ctx: Context, input: ListActionsInput = {}): Promise<ActionView[]> {
  authorise(ctx, 'read', 'Action');
  const rows = await listActionRows(reader(ctx), input);
  return rows
    .filter((row) => can(ctx.ability, 'read', 'Action', actionAttributes(row)))
    .map((row) => viewOf(ctx, row));
}
