import type { VersionPage, VersionRow } from '#db/queries/versions.ts';
import type { Context } from '#lib/access/server/context.ts';
import { type ActorName, nameActors } from '#lib/access/server/name-actors.ts';
import { requireLimit } from '#lib/entities/server/search-blueprint-entities.ts';
import { requireVersionCursor } from '#lib/version-cursor.ts';

export interface VersionsInput {
  /** of the document */
  identifier: string;
  limit?: number | undefined;
  /** `next` of the page before */
  from?: string | undefined;
}

export interface VersionEntry {
  version: number;
  changedAt: string;
  changedBy: ActorName;
  /** whether this is how the document is now */
  current: boolean;
}

export interface VersionList {
  versions: VersionEntry[];
  next: string | null;
}

/** One page of the versions of a document that the caller may read; `current` is the one it is in now. */
export async function listVersions(
  ctx: Context,
  { limit: wanted, from }: VersionsInput,
  current: number,
  read: (page: VersionPage) => Promise<VersionRow[]>,
): Promise<VersionList> {
  const limit = requireLimit(wanted);
  const rows = await read({
    limit: limit + 1,
    before: from === undefined ? undefined : requireVersionCursor(from),
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    versions: await describeVersions(ctx, page, current),
    next: rows.length > limit && last ? String(last.version) : null,
  };
}

/** Rows as people read them: with the names of those who made them. */
export async function describeVersions(
  ctx: Context,
  rows: readonly VersionRow[],
  current: number,
): Promise<VersionEntry[]> {
  const nameOf = await nameActors(
    ctx,
    rows.map(({ changedBy }) => changedBy),
  );
  return rows.map(({ version, changedAt, changedBy }) => ({
    version,
    changedAt: changedAt.toISOString(),
    changedBy: nameOf(changedBy),
    current: version === current,
  }));
}
