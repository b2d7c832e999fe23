import type { OIDCConfig } from 'next-auth/providers';
import type { OidcSignIn } from '#lib/sign-in-env.ts';

/** Claims of the ID token; only its issuer and subject are sure to be there. */
export interface OidcClaims extends Record<string, unknown> {
  iss: string;
  sub: string;
}

/** Any provider that describes itself under `<issuer>/.well-known/openid-configuration`. */
export function oidcProvider({ issuer, id, secret, name, scopes }: OidcSignIn): OIDCConfig<OidcClaims> {
  return {
    id: 'oidc',
    name,
    type: 'oidc',
    issuer,
    clientId: id,
    clientSecret: secret,
    authorization: { params: { scope: scopes } },
    checks: ['pkce', 'state', 'nonce'],
    allowDangerousEmailAccountLinking: false,
    // A subject means something only to its issuer: another one's must not find the same account.
    profile: (claims) => ({ id: `${claims.iss} ${claims.sub}` }),
  };
}
