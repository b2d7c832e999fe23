import type { NextAuthConfig } from 'next-auth';
import type { Services } from '#lib/access/server/context.ts';
import { contextFor } from '#lib/web/build-context.ts';
import { githubProvider } from './github-provider.ts';
import { oauthAdapter } from './oauth-adapter.ts';
import { safeNext } from './safe-next.ts';
import { admitAccount } from './server/admit-account.ts';
import { newSessionToken, SESSION_DAYS, sessionCookie } from './session-cookie.ts';

/** The sign-in library signs people in through GitHub, and does nothing else here. */
export function authConfig(services: Services): NextAuthConfig {
  const { env, log } = services;
  const { name, options } = sessionCookie(env);
  return {
    basePath: '/api/auth',
    trustHost: true,
    ...(env.authSecret ? { secret: env.authSecret } : {}),
    adapter: oauthAdapter(services),
    providers: env.githubSignIn ? [githubProvider(env)] : [],
    session: { strategy: 'database', maxAge: SESSION_DAYS * 86_400, generateSessionToken: newSessionToken },
    useSecureCookies: options.secure,
    cookies: {
      sessionToken: { name, options: { httpOnly: true, sameSite: 'lax', path: '/', secure: options.secure } },
    },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== 'github') return false;
        const headers = new Headers();
        const ctx = contextFor(services, { kind: 'anonymous' }, { headers, origin: 'ui' }, []);
        const admission = await admitAccount(ctx, {
          provider: account.provider,
          type: account.type,
          providerAccountId: account.providerAccountId,
          email: profile?.email ?? undefined,
          name: profile?.name ?? (typeof profile?.login === 'string' ? profile.login : null),
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
