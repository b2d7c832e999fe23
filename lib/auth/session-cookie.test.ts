import { describe, expect, it } from 'vitest';
import { hashToken, newSessionToken, readSessionToken, sessionCookie } from './session-cookie.ts';

const token = newSessionToken();

describe('sessionCookie', () => {
  it('is bound to the host over TLS', () => {
    expect(sessionCookie({ url: 'https://portal.example.com' })).toEqual({
      name: '__Host-quayside.session',
      options: { httpOnly: true, sameSite: 'lax', secure: true, path: '/', maxAge: 1_209_600 },
    });
    expect(sessionCookie({ url: 'http://localhost:3000' })).toMatchObject({
      name: 'quayside.session',
      options: { secure: false, httpOnly: true },
    });
  });
});

describe('readSessionToken', () => {
  it.each([
    [`quayside.session=${token}`, token],
    [`a=b; quayside.session=${token}; c=d`, token],
    [`xquayside.session=${token}`, undefined],
    [`__Host-quayside.session=${token}`, undefined],
    ['quayside.session=', undefined],
    ['quayside.session=short', undefined],
    [`quayside.session=${'a'.repeat(8_000)}`, undefined],
    [`quayside.session=${token}'; drop table sessions`, undefined],
    ['', undefined],
    [null, undefined],
  ])('%.60s', (header, expected) => expect(readSessionToken(header, 'quayside.session')).toBe(expected));
});

describe('tokens', () => {
  it('have 256 bits and are kept as their hash', () => {
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(newSessionToken()).not.toBe(token);
    expect(hashToken('a')).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
  });
});
