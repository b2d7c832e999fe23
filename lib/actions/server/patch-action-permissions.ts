import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { parsePermissionsPatch } from '#lib/actions/parse-permissions.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';
import { requireActionFor } from './require-action.ts';
import { storePermissions } from './store-permissions.ts';

interface PatchActionPermissions {
  identifier: string;
  patch: unknown;
}

/** Merges new permissions into an action; they count at once. */
export async function patchActionPermissions(
  ctx: Context,
  { identifier, patch }: PatchActionPermissions,
): Promise<ActionPermissions> {
  const parsed = parsePermissionsPatch(patch);
  return inTransaction(ctx, async (ctx) => {
    const row = await requireActionFor(ctx, 'update', identifier);
    return (await storePermissions(ctx, row, parsed)).permissions;
  });
}
