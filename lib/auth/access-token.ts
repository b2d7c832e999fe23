import { hkdfSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Env } from '#lib/env.ts';

/** Seconds a token of `/v1` lives; rivals' clients fetch a new one when it is over. */
export const TOKEN_SECONDS = 10_800;

const ISSUER = 'quayside';
const LONGEST_TOKEN = 4_096;

interface TokenClaims {
  subject: string;
  isMachine: boolean;
  issuedAt: Date;
}

/** A key of its own per purpose, all from AUTH_SECRET. */
export function deriveKey(env: Pick<Env, 'authSecret'>, purpose: string): Uint8Array {
  if (!env.authSecret) throw new Error('AUTH_SECRET is not known: services resolve it at start.');
  return new Uint8Array(hkdfSync('sha256', env.authSecret, 'quayside', purpose, 32));
}

/** A JWT, because a rival's client decodes it; `isMachine` or `personalToken` is what it looks for. */
export function issueToken(env: Pick<Env, 'authSecret'>, claims: TokenClaims): Promise<string> {
  // Fractions of a second count: a token issued right after a revocation must stand, one right before must not.
  const issuedAt = claims.issuedAt.getTime() / 1000;
  return new SignJWT({ isMachine: claims.isMachine, personalToken: !claims.isMachine })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(ISSUER)
    .setSubject(claims.subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(Math.ceil(issuedAt) + TOKEN_SECONDS)
    .sign(deriveKey(env, 'access-token'));
}

/** The claims of a token that we issued and that is not over; whether it was revoked the database knows. */
export async function verifyToken(
  env: Pick<Env, 'authSecret'>,
  token: string,
): Promise<TokenClaims | undefined> {
  if (token.length > LONGEST_TOKEN || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return undefined;
  try {
    const { payload } = await jwtVerify(token, deriveKey(env, 'access-token'), {
      algorithms: ['HS256'],
      issuer: ISSUER,
      requiredClaims: ['sub', 'iat', 'exp'],
    });
    return {
      subject: payload.sub ?? '',
      isMachine: payload.isMachine === true,
      issuedAt: new Date((payload.iat ?? 0) * 1000),
    };
  } catch {
    return undefined;
  }
}
