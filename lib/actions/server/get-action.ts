import type { Context } from '#lib/access/server/context.ts';
import { type ActionView, viewOf } from './action-view.ts';
import { requireAction } from './require-action.ts';

/** Throws `not_found`, also for what the caller may not see. */
export async function getAction(ctx: Context, { identifier }: { identifier: string }): Promise<ActionView> {
  return viewOf(ctx, await requireAction(ctx, identifier));
}
