import { createSign, generateKeyPairSync } from 'node:crypto';

export interface TestApp {
  id: string;
  /** both in PEM */
  publicKey: string;
  privateKey: string;
  /** a token signed as GitHub wants it, but for `changes` of its claims */
  jwt(changes?: Record<string, unknown>, alg?: string): string;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An App with a key of its own. */
export function appForTest(id = '123456'): TestApp {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return {
    id,
    publicKey,
    privateKey,
    jwt(changes = {}, alg = 'RS256') {
      const now = Math.floor(Date.now() / 1_000);
      const claims = { iss: id, iat: now - 60, exp: now + 300, ...changes };
      const text = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
      return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
    },
  };
}
