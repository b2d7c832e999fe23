import { and, eq, isNull, like, lt, or, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { rateLimits } from '#db/schema/operations.ts';

/** Seconds until `key` may try again, undefined when it may now. */
export async function secondsBlocked(executor: Executor, key: string): Promise<number | undefined> {
  const [row] = await executor
    .select({ seconds: sql<number>`ceil(extract(epoch from ${rateLimits.blockedUntil} - now()))::int` })
    .from(rateLimits)
    .where(and(eq(rateLimits.key, key), sql`${rateLimits.blockedUntil} > now()`));
  return row?.seconds;
}

/** Counts one failure in a fixed window and blocks the key for as long once `limit` is reached. */
export async function countFailure(
  executor: Executor,
  key: string,
  limit: number,
  windowSeconds: number,
): Promise<void> {
  const window = sql`make_interval(secs => ${windowSeconds})`;
  const isOver = sql`${rateLimits.windowStart} < now() - ${window}`;
  const count = sql`case when ${isOver} then 1 else ${rateLimits.count} + 1 end`;
  await executor
    .insert(rateLimits)
    .values({ key, windowStart: sql`now()`, count: 1 })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count,
        windowStart: sql`case when ${isOver} then now() else ${rateLimits.windowStart} end`,
        blockedUntil: sql`case when ${count} >= ${limit} then now() + ${window} end`,
      },
    });
}

/** Forgets failures of `key`, and those of everybody that are over anyway. */
export async function clearFailures(executor: Executor, key: string): Promise<void> {
  await executor
    .delete(rateLimits)
    .where(
      or(
        eq(rateLimits.key, key),
        and(
          like(rateLimits.key, 'sign-in:%'),
          lt(rateLimits.windowStart, sql`now() - interval '1 hour'`),
          or(isNull(rateLimits.blockedUntil), lt(rateLimits.blockedUntil, sql`now()`)),
        ),
      ),
    );
}
