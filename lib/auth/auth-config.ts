import type { NextAuthConfig } from 'next-auth';
import type { Services } from '#lib/access/server/context.ts';
import { contextFor } from '#lib/web/build-context.ts';
import { githubProvider } from './github-provider.ts';
import { invitationCookie } from './invitation-cookie.ts';
import { oauthAdapter } from './oauth-adapter.ts';
import { oidcProvider } from './oidc-provider.ts';
import { RETURN_COOKIE } from './return-cookie.ts';
import { safeNext } from './safe-next.ts';
import { admitAccount } from './server/admit-account.ts';
import { newSessionToken, readSessionToken, SESSION_DAYS, sessionCookie } from './session-cookie.ts';
import { visitorOf } from './visitor.ts';

/**
 * The sign-in library leads people to their provider and back, and does nothing else here. `headers` are those
 * of the way back: the invitation somebody came with travels in a cookie.
 */
export function authConfig(services: Services, headers = new Headers()): NextAuthConfig {
  const { env, log } = services;
  const { name, options } = sessionCookie(env);
  const { github, oidc } = env.signIn;
  const { httpOnly, sameSite, path, secure } = options;
  return {
    basePath: '/api/auth',
    trustHost: true,
    ...(env.authSecret ? { secret: env.authSecret } : {}),
    adapter: oauthAdapter(services),
    providers: [...(github ? [githubProvider(github)] : []), ...(oidc ? [oidcProvider(oidc)] : [])],
    session: { strategy: 'database', maxAge: SESSION_DAYS * 86_400, generateSessionToken: newSessionToken },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name, options: { httpOnly, sameSite, path, secure } },
      callbackUrl: { name: RETURN_COOKIE, options: { httpOnly, sameSite, path, secure } },
    },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== 'github' && account?.provider !== 'oidc') return false;
        const facts = { headers, origin: 'ui' as const };
        const ctx = contextFor(services, { kind: 'anonymous' }, facts, []);
        const admission = await admitAccount(ctx, {
          provider: account.provider,
          type: account.type,
          providerAccountId: account.providerAccountId,
          invitation: readSessionToken(headers.get('cookie'), invitationCookie(env).name),
          ...visitorOf(account.provider, profile ?? {}, env.signIn),
        });
        return admission === 'admitted' ? true : `/sign-in?error=${admission}`;
      },
      redirect: ({ url, baseUrl }) => {
        const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        return baseUrl + (path.startsWith('/sign-in?error=') ? path : safeNext(path));
      },
    },
    logger: {
      error: (error) => log.warn({ error: error.name, message: error.message }, 'sign-in failed'),
      warn: (code) => log.debug({ code }, 'sign-in warning'),
      debug: () => {},
    },
  };
}
