import { closeRateLimit, rateLimitRemaining } from '#db/queries/rate-limits.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import type { Outcome } from './outcome.ts';

/** Under this key all processes honour the limits of the one GitHub they share a token for. */
export function rateLimitKey(apiUrl: string): string {
  return `github:${apiUrl}`;
}

/**
 * Asks GitHub something unless somebody, in whatever process, was told to wait; and when we are told to,
 * everybody is. Reads and cancellations go through here; dispatches take turns besides.
 */
export async function askPolitely<T>(ctx: Context, ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const key = rateLimitKey(ctx.services.env.github.apiUrl);
  const waitMs = await rateLimitRemaining(reader(ctx), key);
  if (waitMs > 0) return { kind: 'rate_limited', waitMs, message: 'GitHub asked us to wait.' };
  const outcome = await ask();
  if (outcome.kind === 'rate_limited') await closeRateLimit(ctx.services.db.run, key, outcome.waitMs);
  return outcome;
}
