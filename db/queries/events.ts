import { sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { textArray } from '#db/query-compiler/literals.ts';

/** The one channel every process listens on; payloads are topic names. */
export const EVENT_CHANNEL = 'quayside';

/** Announces `topics` when the surrounding transaction commits; PostgreSQL folds duplicates within one. */
export async function notify(executor: Executor, ...topics: string[]): Promise<void> {
  await executor.execute(
    sql`select pg_notify(${EVENT_CHANNEL}, topic) from unnest(${textArray(topics)}) topic`,
  );
}
