import { setTimeout as sleep } from 'node:timers/promises';
import type { Services } from '#lib/access/server/context.ts';
import { ensureBootstrapClient } from '#lib/auth/server/ensure-bootstrap-client.ts';
import { offerSetupLink } from '#lib/auth/server/offer-setup-link.ts';

const RETRY = 1_000;
const LONGEST_RETRY = 10_000;

/**
 * Makes the environment's bootstrap client the only one, and offers a setup link when nobody could sign in.
 * Tried until it is done: a secret that was rotated or removed must not stay valid because the database was away.
 */
export async function prepareSignIn(services: Services): Promise<string | undefined> {
  for (let wait = RETRY; ; wait = Math.min(wait * 2, LONGEST_RETRY)) {
    try {
      await ensureBootstrapClient(services);
      return await offerSetupLink(services);
    } catch (error) {
      services.log.error({ err: error }, 'could not prepare sign-in yet');
      await sleep(wait);
    }
  }
}
