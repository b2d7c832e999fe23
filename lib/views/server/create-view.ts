import { countViewsOf, insertView } from '#db/queries/views.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { requireBlueprint } from '#lib/blueprints/server/require-blueprint.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { parseView, type ViewContent } from '../view-content.ts';
import { attributesOf, presentView, type View } from './present-view.ts';
import { recordView } from './record-view.ts';
import { titleTaken } from './title-taken.ts';

const MOST_VIEWS = 100;

/** Keeps a view for the caller; nobody has two of the same title for one blueprint. */
export async function createView(
  ctx: Context,
  { blueprint, ...input }: ViewContent & { blueprint: string },
): Promise<View> {
  const content = parseView(input);
  const owner = actorId(ctx.actor);
  return inTransaction(ctx, async (ctx) => {
    const { id: blueprintId } = await requireBlueprint(ctx, blueprint);
    authorise(ctx, 'create', 'View', attributesOf(blueprint, { owner, shared: content.shared }));
    if ((await countViewsOf(ctx.tx, blueprintId, owner)) >= MOST_VIEWS) {
      throw new AppError('too_many_items', `One keeps at most ${MOST_VIEWS} views of a blueprint.`);
    }
    const row = await insertView(ctx.tx, { id: newId(), blueprintId, owner, ...content }).catch(
      titleTaken(content.title),
    );
    await recordView(ctx, { operation: 'create', blueprint, after: row });
    return presentView(ctx, blueprint, row);
  });
}
