import { describe, expect, it } from 'vitest';
import type { Services } from '#lib/access/server/context.ts';
import { readEnv } from '#lib/env.ts';
import { createLogger } from '#lib/log.ts';
import { authConfig } from './auth-config.ts';

const HERE = 'https://portal.example';
const SIGN_IN = { AUTH_GITHUB_ID: 'client', AUTH_GITHUB_SECRET: 'the secret' };

function config(variables: Record<string, string> = {}, lines: string[] = []) {
  const secret = 'a-secret-for-tests-only-0123456789abcdef';
  const env = readEnv({ QUAYSIDE_URL: HERE, AUTH_SECRET: secret, QUAYSIDE_DEMO: '0', ...variables });
  const log = createLogger('test', 'debug', { write: (line) => void lines.push(line) });
  return authConfig({ env, log } as unknown as Services);
}

describe('the way back from sign-in', () => {
  const back = (url: string) => config().callbacks?.redirect?.({ url, baseUrl: HERE });

  it.each([
    [`${HERE}/runs?state=waiting`, `${HERE}/runs?state=waiting`],
    ['/catalog/service', `${HERE}/catalog/service`],
    ['/sign-in?error=waiting', `${HERE}/sign-in?error=waiting`],
    [`${HERE}/sign-in?error=disabled`, `${HERE}/sign-in?error=disabled`],
    ['https://evil.example/', `${HERE}/`],
    [`${HERE}.evil.example/`, `${HERE}/`],
    [`${HERE}@evil.example/`, `${HERE}/`],
    [`${HERE}//evil.example`, `${HERE}/`],
    ['//evil.example', `${HERE}/`],
    ['/\\evil.example', `${HERE}/`],
    ['/sign-in?next=/runs', `${HERE}/`],
    ['/setup?token=x', `${HERE}/`],
    ['', `${HERE}/`],
  ])('from %s leads to %s', (url, to) => {
    expect(back(url)).toBe(to);
  });
});

describe('the sign-in library', () => {
  it('knows GitHub only where that was configured', () => {
    expect(config().providers).toEqual([]);
    expect(config(SIGN_IN).providers).toHaveLength(1);
  });

  it('lets nobody in through another provider', async () => {
    const signIn = config(SIGN_IN).callbacks?.signIn;
    const user = { id: 'u' };
    const account = { provider: 'credentials', type: 'credentials', providerAccountId: '1' } as const;
    expect(await signIn?.({ user, account })).toBe(false);
    expect(await signIn?.({ user, account: null } as never)).toBe(false);
  });

  it('uses the cookie of the portal, so that pages and API know the same session', () => {
    expect(config().cookies?.sessionToken).toEqual({
      name: '__Host-quayside.session',
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
    });
    expect(config({ QUAYSIDE_URL: 'http://localhost:3000' }).cookies?.sessionToken).toMatchObject({
      name: 'quayside.session',
      options: { secure: false },
    });
    expect(config().session).toMatchObject({ strategy: 'database', maxAge: 1_209_600 });
  });

  it('makes a new token for every session', () => {
    const make = config().session?.generateSessionToken;
    expect(make?.()).toMatch(/^[\w-]{43}$/);
    expect(make?.()).not.toBe(make?.());
  });

  it('logs that a sign-in failed, and not with what', () => {
    const lines: string[] = [];
    const error = Object.assign(new Error('state does not match'), {
      account: { access_token: 'gho_secret' },
    });
    config({}, lines).logger?.error?.(error);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'warn', msg: 'sign-in failed', message: 'state does not match' },
    ]);
    expect(lines.join()).not.toContain('gho_secret');
  });
});

describe('the adapter', () => {
  it.each([
    'createUser',
    'updateUser',
    'linkAccount',
    'getUserByEmail',
  ] as const)('refuses to %s: accounts are admitted before', (name) => {
    const adapter = config().adapter as Record<string, ((input: unknown) => unknown) | undefined>;
    expect(() => adapter[name]?.({ email: 'a@example.com' })).toThrow('admitted before');
  });

  it('gives away no session, which only the front door reads', async () => {
    const { adapter } = config();
    expect(await adapter?.getSessionAndUser?.('token')).toBeNull();
    expect(await adapter?.updateSession?.({ sessionToken: 'token' })).toBeNull();
  });
});
