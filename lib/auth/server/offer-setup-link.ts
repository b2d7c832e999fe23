import { randomBytes } from 'node:crypto';
import { hasReachableAdmin, replaceSetupToken } from '#db/queries/sign-in.ts';
import type { Services } from '#lib/access/server/context.ts';
import { hashToken } from '#lib/auth/session-cookie.ts';

/**
 * A one-time link that signs its opener in as Admin, for an installation no Admin can reach any more (or yet).
 * Whoever can read the server's output owns the installation anyway. None in demo mode.
 */
export async function offerSetupLink(services: Services): Promise<string | undefined> {
  if (services.env.demo !== 'off') return undefined;
  return services.db.transaction(async (tx) => {
    if (await hasReachableAdmin(tx)) return undefined;
    const token = randomBytes(32).toString('base64url');
    await replaceSetupToken(tx, hashToken(token));
    return `${services.env.url}/setup?token=${token}`;
  });
}
