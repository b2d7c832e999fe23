import { eq, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { settings } from '#db/schema/operations.ts';

/** One fact about the installation, for instance `demo.seeded`. */
export async function readSetting(executor: Executor, key: string): Promise<unknown> {
  const [row] = await executor.select({ value: settings.value }).from(settings).where(eq(settings.key, key));
  return row?.value;
}

/** Replaces what stood under `key`; `value` is anything JSON can say. */
export async function writeSetting(executor: Executor, key: string, value: unknown): Promise<void> {
  await executor
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: sql`now()` } });
}

export async function deleteSetting(executor: Executor, key: string): Promise<void> {
  await executor.delete(settings).where(eq(settings.key, key));
}
