import { setTimeout as sleep } from 'node:timers/promises';
import type { Services } from '#lib/access/server/context.ts';
import { ensureBootstrapClient } from '#lib/auth/server/ensure-bootstrap-client.ts';
import { offerSetupLink } from '#lib/auth/server/offer-setup-link.ts';

const RETRY = 1_000;
const LONGEST_RETRY = 10_000;

/**
 * Makes the environment's bootstrap client the only one, and offers a setup link when nobody could sign in.
 * Tried until it is done: a secret that was rotated or removed must not stay valid because the database was away.
 * A process that ends stops trying.
 */
export async function prepareSignIn(services: Services, ending: AbortSignal): Promise<string | undefined> {
  for (let wait = RETRY; !ending.aborted; wait = Math.min(wait * 2, LONGEST_RETRY)) {
    try {
      await ensureBootstrapClient(services);
      return await offerSetupLink(services);
    } catch (error) {
      // Then it was the end that closed the connection.
      if (ending.aborted) break;
      services.log.error({ err: error }, 'could not prepare sign-in yet');
      await sleep(wait, undefined, { signal: ending }).catch(() => {});
    }
  }
  return undefined;
}
