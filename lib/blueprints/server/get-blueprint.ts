import type { Context } from '#lib/access/server/context.ts';
import { type BlueprintView, viewOf } from './blueprint-view.ts';
import { requireBlueprint } from './require-blueprint.ts';

/** Throws `not_found`, also for what the caller may not see. */
export async function getBlueprint(
  ctx: Context,
  { identifier }: { identifier: string },
): Promise<BlueprintView> {
  return viewOf(await requireBlueprint(ctx, identifier));
}
