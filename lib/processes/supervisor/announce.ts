import { missingSignIn } from '#lib/auth/sign-in-options.ts';
import type { Env } from '#lib/env.ts';
import type { Say } from './progress.ts';

const IDENTITIES = 'admin, developer, developer2, approver';

/** The last lines of a start: the one address, and who one can be there. */
export function announce(env: Pick<Env, 'url' | 'demo' | 'signIn'>, dataDir: string, say: Say): void {
  say('');
  say(`Quayside is ready: ${env.url}`);
  if (env.demo !== 'off') say(`Demo identities, one click each when signing in: ${IDENTITIES}`);
  if (env.demo === 'public') say('Everybody who reaches this address can be any of them.');
  const missing = missingSignIn(env);
  if (missing) say(missing);
  say(`Logs are in ${dataDir}/logs; Ctrl+C stops everything.`);
}
