import { describe, expect, it } from 'vitest';
import { readEnv } from '#lib/env.ts';
import { visitorOf } from './visitor.ts';

const settings = (variables: Record<string, string> = {}) =>
  readEnv({
    AUTH_OIDC_ISSUER: 'https://login.example',
    AUTH_OIDC_ID: 'id',
    AUTH_OIDC_SECRET: 'secret',
    ...variables,
  }).signIn;
const claims = (more: object, variables?: Record<string, string>) =>
  visitorOf(
    'oidc',
    { iss: 'https://login.example', sub: '7', email: 'ann@example.com', ...more },
    settings(variables),
  );

describe('the address of an ID token', () => {
  it.each([
    [true, '0', 'ann@example.com'],
    ['true', '0', 'ann@example.com'],
    [undefined, '0', undefined],
    [false, '0', undefined],
    ['false', '0', undefined],
    [1, '0', undefined],
    [undefined, '1', 'ann@example.com'],
    [false, '1', undefined],
    ['false', '1', undefined],
    [null, '1', undefined],
  ])('with email_verified %j and trust %s is %s', (verified, trust, email) => {
    const found = claims({ email_verified: verified }, { AUTH_OIDC_TRUST_EMAIL: trust });
    expect(found.email).toBe(email);
  });

  it.each([
    'no address',
    'a@b@c',
    'a@b, c@d',
    'a@b;c@d',
    '"a"@b',
    'a\u0000@b.c',
    'a\u202e@b.c',
    `${'a'.repeat(251)}@b.c`,
    7,
    ['ann@example.com'],
    { email: 'ann@example.com' },
  ])('is none when it is %j', (email) => {
    expect(claims({ email, email_verified: true }).email).toBeUndefined();
  });
});

describe('the name', () => {
  it.each([
    [{ name: ' Ann ' }, 'Ann'],
    [{ name: '', preferred_username: 'ann' }, 'ann'],
    [{ name: 7, preferred_username: 'ann' }, 'ann'],
    [{ name: 'x'.repeat(300) }, 'x'.repeat(200)],
    [{ name: 'a\u0000b' }, null],
    [{}, null],
  ])('of %j is %j', (more, name) => {
    expect(claims(more).name).toBe(name);
  });
});

describe('who is expected', () => {
  const domains = { AUTH_ALLOWED_DOMAINS: 'example.com' };
  it.each([
    ['ann@example.com', true, true],
    ['ann@EXAMPLE.com', true, true],
    ['ann@sub.example.com', true, false],
    ['ann@notexample.com', true, false],
    ['example.com@evil.example', true, false],
    ['ann@example.com', false, false],
  ])('%s, verified: %s: %s', (email, verified, isExpected) => {
    expect(claims({ email, email_verified: verified }, domains).isExpected).toBe(isExpected);
  });

  it('is a member of an organisation, and nobody when none is named', () => {
    const of = (memberOf: unknown) => visitorOf('github', { login: 'octo', memberOf }, settings()).isExpected;
    expect([of(['acme']), of([]), of(undefined), of('acme')]).toEqual([true, false, false, false]);
  });
});
