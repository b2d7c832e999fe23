import type { GitHubProfile } from 'next-auth/providers/github';
import GitHub from 'next-auth/providers/github';
import type { GitHubSignIn } from '#lib/sign-in-env.ts';

interface Address {
  email: string;
  primary: boolean;
  verified: boolean;
}

/** Signs in at github.com, or at the GitHub Enterprise that is configured. */
export function githubProvider({ id, secret, webUrl, apiUrl, organisations }: GitHubSignIn) {
  const scope = `read:user user:email${organisations.length > 0 ? ' read:org' : ''}`;
  return GitHub({
    clientId: id,
    clientSecret: secret,
    issuer: `${webUrl}/login/oauth`,
    authorization: { url: `${webUrl}/login/oauth/authorize`, params: { scope } },
    token: `${webUrl}/login/oauth/access_token`,
    userinfo: {
      url: `${apiUrl}/user`,
      async request({ tokens }: { tokens: { access_token?: string } }) {
        const token = tokens.access_token;
        const profile = await ask<GitHubProfile>(`${apiUrl}/user`, token);
        const addresses = await ask<Address[]>(`${apiUrl}/user/emails`, token);
        // The public address of the profile is a text field: only what GitHub verified counts.
        const verified = addresses.find(({ primary, verified }) => primary && verified);
        const memberOf = await membershipsOf(apiUrl, token, organisations);
        return { ...profile, email: verified?.email ?? null, memberOf };
      },
    },
    // Number 42 of one's own server is somebody else than number 42 of github.com.
    profile: ({ id, name, login, email }) => ({
      id: webUrl === 'https://github.com' ? String(id) : `${new URL(webUrl).host}/${id}`,
      name: name ?? login,
      email,
    }),
    client: { token_endpoint_auth_method: 'client_secret_post' },
    checks: ['pkce', 'state'],
    allowDangerousEmailAccountLinking: false,
  });
}

/** Those of the organisations in which the visitor is an active member. */
async function membershipsOf(apiUrl: string, token: string | undefined, organisations: string[]) {
  const memberOf: string[] = [];
  for (const organisation of organisations) {
    const url = `${apiUrl}/user/memberships/orgs/${organisation}`;
    const response = await get(url, token);
    const { state } = response.ok ? ((await response.json()) as { state?: string }) : {};
    if (state === 'active') memberOf.push(organisation);
  }
  return memberOf;
}

async function ask<T>(url: string, token: string | undefined): Promise<T> {
  const response = await get(url, token);
  if (!response.ok) throw new Error(`GitHub answered ${response.status} when asked who signs in.`);
  return (await response.json()) as T;
}

function get(url: string, token: string | undefined): Promise<Response> {
  return fetch(url, {
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/vnd.github+json',
      'user-agent': 'quayside',
    },
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  });
}
