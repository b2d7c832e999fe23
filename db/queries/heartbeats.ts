import { eq, lt, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { heartbeats } from '#db/schema/operations.ts';

/** Says that process `id` lives, by the database's clock. */
export async function beat(
  executor: Executor,
  process: { id: string; kind: string; version?: string },
): Promise<void> {
  await executor
    .insert(heartbeats)
    .values(process)
    .onConflictDoUpdate({ target: heartbeats.id, set: { beatAt: sql`now()` } });
}

/** Seconds since any process of `kind` was last heard of. */
export async function secondsSinceBeat(executor: Executor, kind: string): Promise<number | undefined> {
  const [row] = await executor
    .select({ seconds: sql<number | null>`extract(epoch from now() - max(${heartbeats.beatAt}))::float8` })
    .from(heartbeats)
    .where(eq(heartbeats.kind, kind));
  return row?.seconds ?? undefined;
}

/** Forgets a process that ends in good order, and those not heard of for a day. */
export async function removeHeartbeat(executor: Executor, id: string): Promise<void> {
  await executor.delete(heartbeats).where(eq(heartbeats.id, id));
  await executor.delete(heartbeats).where(lt(heartbeats.beatAt, sql`now() - interval '1 day'`));
}
