import { type ActionVersionRow, findActionVersion } from '#db/queries/versions.ts';
import { can } from '#lib/access/ability.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { actionAttributes } from '#lib/actions/action-attributes.ts';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';
import { describeVersions, type VersionEntry } from '#lib/audit/server/list-versions.ts';
import { AppError } from '#lib/errors.ts';
import { readVersion } from '#lib/version-cursor.ts';
import { requireAction } from './require-action.ts';

export interface ActionVersion {
  identifier: string;
  version: string;
}

interface ActionVersionView extends VersionEntry {
  document: ActionDocument;
  /** null for those who may not change the action: who could run or approve it once is not theirs to know */
  permissions: ActionPermissions | null;
}

/** One version with its document, exactly as it was sent. Throws `not_found`. */
export async function getActionVersion(
  ctx: Context,
  { identifier, version }: ActionVersion,
): Promise<ActionVersionView> {
  const action = await requireAction(ctx, identifier);
  const row = await requireActionVersion(ctx, action.id, version);
  const [entry] = await describeVersions(ctx, [row], action.version);
  const mayUpdate = can(ctx.ability, 'update', 'Action', actionAttributes(action));
  return {
    ...(entry as VersionEntry),
    document: row.document,
    permissions: mayUpdate ? row.permissions : null,
  };
}

/** The version of an action that the caller may read. */
export async function requireActionVersion(
  ctx: Context,
  id: string,
  version: string,
): Promise<ActionVersionRow> {
  const number = readVersion(version);
  const row = number === undefined ? undefined : await findActionVersion(reader(ctx), id, number);
  if (!row) throw new AppError('not_found', `This action has no version "${version}".`);
  return row;
}
