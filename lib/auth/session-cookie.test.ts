import { describe, expect, it } from 'vitest';
import {
  hashToken,
  newSessionToken,
  readSessionToken,
  SESSION_DAYS,
  sessionCookie,
  sessionExpiry,
} from './session-cookie.ts';

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
    [`  quayside.session = ${token}  `, token],
    [`quayside.session=short; quayside.session=${token}`, undefined],
    [`quayside.session=${token}; quayside.session=short`, token],
    [`flag; quayside.session=${token}`, token],
    [`quayside.session="${token}"`, undefined],
    [`Quayside.Session=${token}`, undefined],
    [`quayside.session=${'a'.repeat(31)}`, undefined],
    [`quayside.session=${'a'.repeat(32)}`, 'a'.repeat(32)],
    [`quayside.session=${'a'.repeat(129)}`, undefined],
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

describe('sessionExpiry', () => {
  it('is the same moment for the cookie and for the database, also when the clocks change', () => {
    const now = new Date('2026-03-20T12:00:00.500Z');
    const { maxAge } = sessionCookie({ url: 'https://portal.example' }).options;
    expect(sessionExpiry(now).getTime() - now.getTime()).toBe(maxAge * 1000);
    expect(sessionExpiry(now).toISOString()).toBe('2026-04-03T12:00:00.500Z');
    expect(SESSION_DAYS).toBe(14);
  });
});
