import { findReadableEntity } from '#db/queries/entity-search.ts';
import { type HistoryRow, listHistory } from '#db/queries/history.ts';
import { canAll } from '#lib/access/ability.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { notFound } from '#lib/errors.ts';
import { requireVersionCursor } from '#lib/version-cursor.ts';
import { requireLimit } from './search-blueprint-entities.ts';
import { selectionOf } from './selection.ts';

interface ListEntityHistory {
  blueprint: string;
  identifier: string;
  limit?: number | undefined;
  from?: string | undefined;
}

interface EntityHistoryEntry {
  version: number;
  operation: 'create' | 'update' | 'delete';
  at: string;
  until: string | null;
  actor: Record<string, unknown>;
  runId: string | null;
  source: string | null;
  entity: Record<string, unknown>;
}

/** Every version of an entity that the caller may see now, newest first. */
export async function listEntityHistory(
  ctx: Context,
  { blueprint, identifier, limit: wanted, from }: ListEntityHistory,
): Promise<{ history: EntityHistoryEntry[]; next: string | null }> {
  const limit = requireLimit(wanted);
  const before = from === undefined ? undefined : requireVersionCursor(from);
  const selection = await selectionOf(ctx, blueprint);
  const found = await findReadableEntity(reader(ctx), selection, identifier);
  if (!found) throw notFound('Entity', identifier);
  const rows = await listHistory(reader(ctx), found, { limit: limit + 1, before });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const seesAll = canAll(ctx.ability, 'read', 'Entity') && canAll(ctx.ability, 'read', 'Blueprint');
  return {
    history: page.map((row) => entryOf(row, seesAll)),
    next: rows.length > limit && last ? String(last.version) : null,
  };
}

/** Links may have led to entities that the caller may not see: they are shown to those who may see everything. */
function entryOf(row: HistoryRow, withRelations: boolean): EntityHistoryEntry {
  const { relations, ...rest } = row.snapshot;
  return {
    version: row.version,
    operation: row.operation,
    at: row.validFrom.toISOString(),
    until: row.validTo?.toISOString() ?? null,
    actor: row.actor,
    runId: row.runId,
    source: row.source,
    entity: withRelations ? { ...rest, relations } : rest,
  };
}
