import { DEMO_IDENTITIES } from '#lib/auth/demo-identities.ts';
import { missingSignIn } from '#lib/auth/sign-in-options.ts';
import type { Env } from '#lib/env.ts';
import type { Say } from './progress.ts';

const PEOPLE = DEMO_IDENTITIES.map(({ name, identity }) => `${name} (${identity})`);

/** The last lines of a start: the one address, and who one can be there. */
export function announce(env: Pick<Env, 'url' | 'demo' | 'signIn'>, dataDir: string, say: Say): void {
  say('');
  say(`Quayside is ready: ${env.url}`);
  if (env.demo !== 'off') {
    say(`Come in by one click as ${PEOPLE.join(', ')}.`);
  }
  if (env.demo === 'public') say('Everybody who reaches this address can be any of them.');
  const missing = missingSignIn(env);
  if (missing) say(missing);
  say(`Logs are in ${dataDir}/logs; Ctrl+C stops everything.`);
}
