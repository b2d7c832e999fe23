import { and, asc, eq, ne, sql } from 'drizzle-orm';
import postgres from 'postgres';
import type { Executor } from '#db/client.ts';
import { dropIndexStatements, indexStatements } from '#db/query-compiler/index-statements.ts';
import { propertyIndexes } from '#db/schema/catalog.ts';

export type PropertyIndexRow = typeof propertyIndexes.$inferSelect;
export type WantedIndex = Pick<PropertyIndexRow, 'property' | 'type'>;

/**
 * Notes which properties shall be indexed; true when there is anything to build. One that is there already,
 * of the same type, stays as it is.
 */
export async function wantIndexes(
  tx: Executor,
  blueprintId: string,
  wanted: readonly WantedIndex[],
): Promise<boolean> {
  if (wanted.length === 0) return false;
  const rows = await tx
    .insert(propertyIndexes)
    .values(wanted.map(({ property, type }) => ({ blueprintId, property, type })))
    .onConflictDoUpdate({
      target: [propertyIndexes.blueprintId, propertyIndexes.property],
      set: { type: sql`excluded.type`, state: 'wanted', error: null },
      setWhere: ne(propertyIndexes.type, sql`excluded.type`),
    })
    .returning({ property: propertyIndexes.property });
  return rows.length > 0;
}

/** What the Builder shows of a blueprint's indexes, and what the worker has to do. */
export async function listPropertyIndexes(
  executor: Executor,
  blueprintId: string,
): Promise<PropertyIndexRow[]> {
  return executor
    .select()
    .from(propertyIndexes)
    .where(eq(propertyIndexes.blueprintId, blueprintId))
    .orderBy(asc(propertyIndexes.property));
}

export async function setIndexState(
  executor: Executor,
  { blueprintId, property }: Pick<PropertyIndexRow, 'blueprintId' | 'property'>,
  state: PropertyIndexRow['state'],
  error: string | null = null,
): Promise<void> {
  await executor
    .update(propertyIndexes)
    .set({ state, error })
    .where(and(eq(propertyIndexes.blueprintId, blueprintId), eq(propertyIndexes.property, property)));
}

type IndexKey = Pick<PropertyIndexRow, 'blueprintId' | 'property'>;

export async function removePropertyIndex(
  executor: Executor,
  { blueprintId, property }: IndexKey,
): Promise<void> {
  await executor
    .delete(propertyIndexes)
    .where(and(eq(propertyIndexes.blueprintId, blueprintId), eq(propertyIndexes.property, property)));
}

/** Builds the index while others read and write; takes as long as it takes. */
export async function buildIndex(
  url: string,
  index: IndexKey & Pick<PropertyIndexRow, 'type'>,
): Promise<void> {
  await runOnOwnConnection(url, indexStatements(index.blueprintId, index.property, index.type));
}

/** Drops the index while others read and write; there may be none. */
export async function dropIndex(url: string, index: IndexKey): Promise<void> {
  await runOnOwnConnection(url, dropIndexStatements(index.blueprintId, index.property));
}

/** Concurrent index statements run outside of transactions and longer than any other statement may. */
async function runOnOwnConnection(url: string, statements: readonly string[]): Promise<void> {
  const connection = postgres(url, {
    max: 1,
    onnotice: () => {},
    fetch_types: false,
    connect_timeout: 5,
    connection: { application_name: 'quayside-index', statement_timeout: 0, lock_timeout: 60_000 },
  });
  try {
    for (const statement of statements) await connection.unsafe(statement);
  } finally {
    await connection.end({ timeout: 2 });
  }
}
