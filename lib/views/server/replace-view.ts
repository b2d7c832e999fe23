import { updateViewRow } from '#db/queries/views.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { requireVersion } from '#lib/access/server/require-version.ts';
import { parseView, type ViewContent } from '../view-content.ts';
import { attributesOf, presentView, type View } from './present-view.ts';
import { recordView } from './record-view.ts';
import { requireView } from './require-view.ts';
import { titleTaken } from './title-taken.ts';

interface ReplaceView extends ViewContent {
  blueprint: string;
  id: string;
  expectedVersion?: number | undefined;
}

/**
 * Judged by what it becomes, which is all there is to judge: a view of somebody else that may be read is shared, and
 * nobody but its owner makes it personal, for it would be gone for whoever did.
 */
export async function replaceView(
  ctx: Context,
  { blueprint, id, expectedVersion, ...input }: ReplaceView,
): Promise<View> {
  const content = parseView(input);
  return inTransaction(ctx, async (ctx) => {
    const before = await requireView(ctx, { blueprint, id });
    authorise(ctx, 'update', 'View', attributesOf(blueprint, { ...before, shared: content.shared }));
    requireVersion(before.version, expectedVersion);
    const change = { ...content, by: actorId(ctx.actor) };
    const after = await updateViewRow(ctx.tx, id, change).catch(titleTaken(content.title));
    await recordView(ctx, { operation: 'update', blueprint, before, after });
    return presentView(ctx, blueprint, after);
  });
}
