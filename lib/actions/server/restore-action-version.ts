import type { Context } from '#lib/access/server/context.ts';
import type { ActionView } from './action-view.ts';
import { type ActionVersion, requireActionVersion } from './get-action-version.ts';
import { replaceAction } from './replace-action.ts';
import { requireAction } from './require-action.ts';

/**
 * Saves an earlier document, with its permissions, and with every check of saving. The
 * action keeps the name it has now.
 */
export async function restoreActionVersion(
  ctx: Context,
  input: ActionVersion & { expectedVersion?: number | undefined },
): Promise<ActionView> {
  const { identifier, expectedVersion } = input;
  const { id } = await requireAction(ctx, identifier);
  const { document, permissions, version } = await requireActionVersion(ctx, id, input.version);
  return replaceAction(ctx, {
    identifier,
    document: { ...document, identifier },
    permissions,
    expectedVersion,
    restores: version,
  });
}
