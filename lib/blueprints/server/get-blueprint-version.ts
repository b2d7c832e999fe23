import { findBlueprintVersion } from '#db/queries/versions.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { describeVersions, type VersionEntry } from '#lib/audit/server/list-versions.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { AppError } from '#lib/errors.ts';
import { readVersion } from '#lib/version-cursor.ts';
import { requireBlueprint } from './require-blueprint.ts';

export interface BlueprintVersion {
  identifier: string;
  version: string;
}

/** One version with its document, exactly as it was sent. Throws `not_found`. */
export async function getBlueprintVersion(
  ctx: Context,
  { identifier, version }: BlueprintVersion,
): Promise<VersionEntry & { document: BlueprintDocument }> {
  const blueprint = await requireBlueprint(ctx, identifier);
  const row = await requireBlueprintVersion(ctx, blueprint.id, version);
  const [entry] = await describeVersions(ctx, [row], blueprint.version);
  return { ...(entry as VersionEntry), document: row.document };
}

/** The version of a blueprint that the caller may read. */
export async function requireBlueprintVersion(ctx: Context, id: string, version: string) {
  const number = readVersion(version);
  const row = number === undefined ? undefined : await findBlueprintVersion(reader(ctx), id, number);
  if (!row) throw new AppError('not_found', `This blueprint has no version "${version}".`);
  return row;
}
