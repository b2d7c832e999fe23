import { listActionVersionRows } from '#db/queries/versions.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { listVersions, type VersionList, type VersionsInput } from '#lib/audit/server/list-versions.ts';
import { requireAction } from './require-action.ts';

/** The versions of an action, newest first, for everybody who may read it. */
export async function listActionVersions(ctx: Context, input: VersionsInput): Promise<VersionList> {
  const { id, version } = await requireAction(ctx, input.identifier);
  return listVersions(ctx, input, version, (page) => listActionVersionRows(reader(ctx), id, page));
}
