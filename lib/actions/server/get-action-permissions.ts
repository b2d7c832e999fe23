import type { Context } from '#lib/access/server/context.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';
import { requireAction } from './require-action.ts';

/** Who may run and who approves: everybody who sees the action may know. */
export async function getActionPermissions(
  ctx: Context,
  { identifier }: { identifier: string },
): Promise<ActionPermissions> {
  return (await requireAction(ctx, identifier)).permissions;
}
