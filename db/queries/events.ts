import { sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';

/** The one channel every process listens on; payloads are topic names. */
export const EVENT_CHANNEL = 'quayside';

/** Announces `topic` when the surrounding transaction commits; PostgreSQL folds duplicates within one. */
export async function notify(executor: Executor, topic: string): Promise<void> {
  await executor.execute(sql`select pg_notify(${EVENT_CHANNEL}, ${topic})`);
}
