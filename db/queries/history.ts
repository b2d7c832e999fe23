import { and, desc, eq, isNull, lt } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { runEntities } from '#db/schema/actions.ts';
import { entityHistory } from '#db/schema/catalog.ts';
import type { EntityKey } from './entities.ts';

export interface HistoryEntry {
  id: string;
  identifier: string;
  version: number;
  operation: 'create' | 'update' | 'delete';
  /** the whole entity after the change, or as it was when it went */
  snapshot: Record<string, unknown>;
  at: Date;
  actor: Record<string, unknown>;
  runId: string | null;
  source: string | null;
}

/** Ends the entry that was valid until now and begins the next; the entity's row must be locked. */
export async function appendHistory(
  tx: Executor,
  { blueprintId, id: entityId }: EntityKey,
  entry: HistoryEntry,
): Promise<void> {
  const { at, ...rest } = entry;
  await tx
    .update(entityHistory)
    .set({ validTo: at })
    .where(
      and(
        eq(entityHistory.blueprintId, blueprintId),
        eq(entityHistory.entityId, entityId),
        isNull(entityHistory.validTo),
      ),
    );
  await tx.insert(entityHistory).values({
    ...rest,
    blueprintId,
    entityId,
    validFrom: at,
    ...(entry.operation === 'delete' ? { validTo: at } : {}),
  });
}

export type HistoryRow = typeof entityHistory.$inferSelect;

/** Newest first; `before` is the version the last page ended with. */
export async function listHistory(
  executor: Executor,
  { blueprintId, id }: EntityKey,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<HistoryRow[]> {
  return executor
    .select()
    .from(entityHistory)
    .where(
      and(
        eq(entityHistory.blueprintId, blueprintId),
        eq(entityHistory.entityId, id),
        before === undefined ? undefined : lt(entityHistory.version, before),
      ),
    )
    .orderBy(desc(entityHistory.version))
    .limit(limit);
}

interface RunEntity {
  runId: string;
  blueprintIdentifier: string;
  entityId: string;
  entityIdentifier: string;
  operation: 'create' | 'update' | 'delete';
}

/** The run and the entity name each other; a run that writes the same entity twice is noted once. */
export async function recordRunEntity(tx: Executor, row: RunEntity): Promise<void> {
  await tx.insert(runEntities).values(row).onConflictDoNothing();
}
