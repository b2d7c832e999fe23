import { sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';

/** Idempotent; the rows and their triggers are described in the migration. */
export async function ensureSystemBlueprintRows(executor: Executor): Promise<void> {
  await executor.execute(sql`select quayside_ensure_system_blueprints()`);
}
