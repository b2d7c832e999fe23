import type { Env } from '#lib/env.ts';

/** Long enough to sign in at the provider, second factor included. */
const MINUTES = 30;

/** Carries the token of an invitation through the round trip to the provider. */
export function invitationCookie(env: Pick<Env, 'url'>) {
  const secure = env.url.startsWith('https:');
  return {
    name: secure ? '__Host-quayside.invitation' : 'quayside.invitation',
    options: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: MINUTES * 60 } as const,
  };
}
