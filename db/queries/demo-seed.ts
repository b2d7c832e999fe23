import type { PgTable } from 'drizzle-orm/pg-core';
import type { Executor } from '#db/client.ts';
import {
  runAttempts,
  runDecisions,
  runEntities,
  runEvents,
  runJobs,
  runLogs,
  runs,
} from '#db/schema/actions.ts';
import { entities, entityHistory, entityRelations } from '#db/schema/catalog.ts';
import { auditEvents } from '#db/schema/operations.ts';

/** Tables the demo fills in bulk; what it writes is what the verbs would have written one by one. */
const TABLES = {
  entities,
  entityHistory,
  entityRelations,
  auditEvents,
  runs,
  runDecisions,
  runEvents,
  runAttempts,
  runJobs,
  runLogs,
  runEntities,
} as const satisfies Record<string, PgTable>;

type SeedTable = keyof typeof TABLES;
export type SeedRow<Table extends SeedTable> = (typeof TABLES)[Table]['$inferInsert'];

const BATCH = 250;

/** In batches, since a statement takes 65,535 parameters at most. */
export async function insertSeedRows<Table extends SeedTable>(
  tx: Executor,
  table: Table,
  rows: readonly SeedRow<Table>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH) as (typeof entities.$inferInsert)[];
    await tx.insert(TABLES[table] as typeof entities).values(batch);
  }
}
