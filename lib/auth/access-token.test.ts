import { decodeJwt, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { deriveKey, issueToken, TOKEN_SECONDS, verifyToken } from './access-token.ts';

const env = { authSecret: 'a-secret-for-tests-only-0123456789abcdef' };
const issuedAt = new Date(Date.now() - 1_500);
const claims = { subject: '0190f1a2-7b3c-7def-8123-456789abcdef', isMachine: true, issuedAt };

describe('access tokens', () => {
  it('come back as they were issued', async () => {
    const token = await issueToken(env, claims);
    expect(await verifyToken(env, token)).toEqual(claims);
    expect(decodeJwt(token)).toMatchObject({ isMachine: true, personalToken: false, sub: claims.subject });
  });

  it('say what kind of caller they are for', async () => {
    const token = await issueToken(env, { ...claims, isMachine: false });
    expect(decodeJwt(token)).toMatchObject({ isMachine: false, personalToken: true });
  });

  it('end', async () => {
    const past = new Date(Date.now() - (TOKEN_SECONDS + 2) * 1000);
    expect(await verifyToken(env, await issueToken(env, { ...claims, issuedAt: past }))).toBeUndefined();
  });

  it.each([
    ['another secret', async () => issueToken({ authSecret: 'b'.repeat(40) }, claims)],
    ['a key for another purpose', () => sign({ iss: 'quayside' }, deriveKey(env, 'server-actions'))],
    ['another issuer', () => sign({ iss: 'other' })],
    ['no issuer', () => sign({})],
    ['no subject', () => sign({ iss: 'quayside' }, undefined, false)],
    ['nonsense', async () => '%%%'],
    ['nothing', async () => ''],
    ['three empty parts', async () => '..'],
    ['eight kilobytes', async () => `a.${'b'.repeat(8_000)}.c`],
  ])('of %s are refused', async (_name, make) => {
    expect(await verifyToken(env, await make())).toBeUndefined();
  });

  it('without signature are refused', async () => {
    const [, payload] = (await issueToken(env, claims)).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
    expect(await verifyToken(env, `${header}.${payload}.`)).toBeUndefined();
    expect(await verifyToken(env, `${header}.${payload}.AAAA`)).toBeUndefined();
  });
});

describe('an access token', () => {
  it('is another as soon as anything in it was changed', async () => {
    const token = await issueToken(env, claims);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const admin = { ...decodeJwt(token), sub: '0190f1a2-7b3c-7def-8123-000000000000' };
    const forged = Buffer.from(JSON.stringify(admin)).toString('base64url');
    for (const changed of [
      `${header}.${forged}.${signature}`,
      `${header}.${payload}.${signature.slice(1)}`,
      `${header}.${payload}.${[...signature].reverse().join('')}`,
      `${header}.${payload}`,
      `${token}.${signature}`,
      ` ${token}`,
      `${token}\n`,
    ])
      expect(await verifyToken(env, changed), changed).toBeUndefined();
  });

  it('keeps the very millisecond at which it was issued, for the revocation that came before or after', async () => {
    const second = Math.floor(Date.now() / 1000) * 1000 - 5_000;
    for (const fraction of [0, 1, 250, 999]) {
      const moment = new Date(second + fraction);
      const read = await verifyToken(env, await issueToken(env, { ...claims, issuedAt: moment }));
      expect(read?.issuedAt).toEqual(moment);
    }
  });

  it('lives three hours, counted from the end of the second', async () => {
    const token = await issueToken(env, { ...claims, issuedAt: new Date('2026-11-20T10:00:00.250Z') });
    expect(decodeJwt(token).exp).toBe(Date.parse('2026-11-20T13:00:01Z') / 1000);
  });

  it('cannot be made without a secret', () => {
    expect(() => deriveKey({ authSecret: undefined }, 'access-token')).toThrow('AUTH_SECRET');
    expect(() => deriveKey({ authSecret: '' }, 'access-token')).toThrow('AUTH_SECRET');
  });
});

function sign(payload: Record<string, unknown>, key = deriveKey(env, 'access-token'), withSubject = true) {
  const jwt = new SignJWT({ isMachine: true, ...payload }).setProtectedHeader({ alg: 'HS256' });
  if (withSubject) jwt.setSubject(claims.subject);
  return jwt.setIssuedAt().setExpirationTime('1h').sign(key);
}
