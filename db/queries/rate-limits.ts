import { eq, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { rateLimits } from '#db/schema/operations.ts';

const milliseconds = (value: number) => sql`${value} * interval '1 millisecond'`;

/** Nobody asks under `key` for `waitMs` from now, by the database's clock; a longer ban stays. */
export async function closeRateLimit(executor: Executor, key: string, waitMs: number): Promise<void> {
  const until = sql`clock_timestamp() + ${milliseconds(waitMs)}`;
  await executor
    .insert(rateLimits)
    .values({ key, blockedUntil: until })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: { blockedUntil: sql`greatest(${rateLimits.blockedUntil}, excluded.blocked_until)` },
    });
}

/** Milliseconds until one may ask under `key` again; 0 when one may now. */
export async function rateLimitRemaining(executor: Executor, key: string): Promise<number> {
  const [row] = await executor
    .select({
      wait: sql<string | null>`extract(epoch from ${rateLimits.blockedUntil} - clock_timestamp()) * 1000`,
    })
    .from(rateLimits)
    .where(eq(rateLimits.key, key));
  return Math.max(0, Math.ceil(Number(row?.wait ?? 0)));
}

/**
 * Takes the next turn under `key`: turns of all processes are at least `gapMs` apart and none falls into
 * a ban. Answers 0, or the milliseconds until it is worth asking again. The turn is given back when the
 * transaction is undone.
 */
export async function takeTurn(tx: Executor, key: string, gapMs: number): Promise<number> {
  const now = sql`clock_timestamp()`;
  const taken = await tx
    .insert(rateLimits)
    .values({ key, windowStart: now, count: 1 })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: { windowStart: now, count: sql`${rateLimits.count} + 1` },
      setWhere: sql`coalesce(${rateLimits.blockedUntil}, '-infinity') <= ${now}
        and coalesce(${rateLimits.windowStart}, '-infinity') + ${milliseconds(gapMs)} <= ${now}`,
    })
    .returning({ key: rateLimits.key });
  if (taken.length > 0) return 0;
  const [row] = await tx
    .select({
      wait: sql<string>`extract(epoch from greatest(${rateLimits.blockedUntil},
        ${rateLimits.windowStart} + ${milliseconds(gapMs)}) - ${now}) * 1000`,
    })
    .from(rateLimits)
    .where(eq(rateLimits.key, key));
  return Math.max(1, Math.ceil(Number(row?.wait ?? 1)));
}
