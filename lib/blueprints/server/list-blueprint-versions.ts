import { listBlueprintVersionRows } from '#db/queries/versions.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { listVersions, type VersionList, type VersionsInput } from '#lib/audit/server/list-versions.ts';
import { requireBlueprint } from './require-blueprint.ts';

/** The versions of a blueprint, newest first, for everybody who may read it: its documents were never secret. */
export async function listBlueprintVersions(ctx: Context, input: VersionsInput): Promise<VersionList> {
  const { id, version } = await requireBlueprint(ctx, input.identifier);
  return listVersions(ctx, input, version, (page) => listBlueprintVersionRows(reader(ctx), id, page));
}
