import { listReadableViews } from '#db/queries/views.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { requireBlueprint } from '#lib/blueprints/server/require-blueprint.ts';
import { presentView, type View } from './present-view.ts';

/** The caller's own views of a blueprint and those that are shared, by title. */
export async function listViews(ctx: Context, { blueprint }: { blueprint: string }): Promise<View[]> {
  const { id } = await requireBlueprint(ctx, blueprint);
  authorise(ctx, 'read', 'View');
  const rows = await listReadableViews(reader(ctx), ctx.ability, id);
  return rows.map((row) => presentView(ctx, blueprint, row));
}
