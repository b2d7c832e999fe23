import type { GitHubProfile } from 'next-auth/providers/github';
import GitHub from 'next-auth/providers/github';
import type { Env } from '#lib/env.ts';
import { signInOrigin } from './sign-in-origin.ts';

interface Address {
  email: string;
  primary: boolean;
  verified: boolean;
}

/** GitHub, or the GitHub Enterprise Server whose API address is configured. */
export function githubProvider(env: Pick<Env, 'github' | 'githubSignIn'>) {
  if (!env.githubSignIn) throw new Error('GitHub sign-in is not configured.');
  const { apiUrl } = env.github;
  const web = signInOrigin(apiUrl);
  return GitHub({
    clientId: env.githubSignIn.id,
    clientSecret: env.githubSignIn.secret,
    issuer: `${web}/login/oauth`,
    authorization: { url: `${web}/login/oauth/authorize`, params: { scope: 'read:user user:email' } },
    token: `${web}/login/oauth/access_token`,
    userinfo: {
      url: `${apiUrl}/user`,
      async request({ tokens }: { tokens: { access_token?: string } }) {
        const profile = await ask<GitHubProfile>(`${apiUrl}/user`, tokens.access_token);
        const addresses = await ask<Address[]>(`${apiUrl}/user/emails`, tokens.access_token);
        // The public address of the profile is a text field: only what GitHub verified counts.
        const verified = addresses.find(({ primary, verified }) => primary && verified);
        return { ...profile, email: verified?.email ?? null };
      },
    },
    client: { token_endpoint_auth_method: 'client_secret_post' },
    checks: ['pkce', 'state'],
    allowDangerousEmailAccountLinking: false,
  });
}

async function ask<T>(url: string, token: string | undefined): Promise<T> {
  const response = await fetch(url, {
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/vnd.github+json',
      'user-agent': 'quayside',
    },
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} when asked who signs in.`);
  return (await response.json()) as T;
}
