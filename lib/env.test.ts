import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EnvError, readEnv } from './env.ts';

const SECRET = 'x'.repeat(32);
const OUTSIDE = { DATABASE_URL: 'postgres://portal@db/portal', AUTH_SECRET: SECRET };

function problems(source: Record<string, string>): string[] {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

test('without any variable it is the demo on this machine', () => {
  expect(readEnv({})).toEqual({
    port: 3_000,
    host: '127.0.0.1',
    url: 'http://localhost:3000',
    databaseUrl: undefined,
    databaseMigrationUrl: undefined,
    dataDir: path.resolve('.data'),
    demo: 'on',
    bootstrapClient: undefined,
    authSecret: undefined,
    github: { apiUrl: 'https://api.github.com', token: undefined, app: undefined, webhookSecret: undefined },
    signIn: { github: undefined, oidc: undefined, allowedDomains: [] },
    logLevel: 'info',
    dev: false,
  });
});

test('the address follows the port unless it is named, and ends without a slash', () => {
  expect(readEnv({ PORT: '4100' }).url).toBe('http://localhost:4100');
  expect(readEnv({ QUAYSIDE_URL: 'https://portal.example.com/' }).url).toBe('https://portal.example.com');
});

test('everything wrong is told at once', () => {
  const found = problems({
    PORT: '99999',
    QUAYSIDE_URL: 'portal.example.com',
    DATABASE_URL: 'mysql://db',
    QUAYSIDE_DEMO: 'yes',
    AUTH_SECRET: 'short',
    LOG_LEVEL: 'loud',
    QUAYSIDE_CLIENT_ID: 'only-this',
    GITHUB_API_URL: 'ftp://github',
    GITHUB_TOKEN: 'token',
    GITHUB_APP_ID: 'no number',
    GITHUB_APP_PRIVATE_KEY: 'no key',
  });
  const names = [
    'PORT',
    'QUAYSIDE_URL',
    'DATABASE_URL',
    'QUAYSIDE_DEMO',
    'AUTH_SECRET',
    'LOG_LEVEL',
    'QUAYSIDE_CLIENT_ID',
    'GITHUB_API_URL',
    'GITHUB_APP_ID',
    'GITHUB_APP_PRIVATE_KEY',
    'GITHUB_TOKEN',
  ];
  for (const name of names) expect(found.filter((problem) => problem.startsWith(name))).toHaveLength(1);
  expect(found).toHaveLength(names.length);
});

test.each(['0', '-1', '65536', '3000.5', '0x10', '1e3', 'abc'])('PORT=%s is refused', (PORT) => {
  expect(problems({ PORT })).toHaveLength(1);
});

test('an empty or blank value is none', () => {
  expect(readEnv({ PORT: '', DATABASE_URL: '  ', QUAYSIDE_DEMO: '' })).toMatchObject({
    port: 3_000,
    demo: 'on',
  });
});

test('an outside database turns the demo off and demands a secret of some length', () => {
  expect(readEnv(OUTSIDE).demo).toBe('off');
  expect(problems({ DATABASE_URL: OUTSIDE.DATABASE_URL })).toEqual([expect.stringContaining('AUTH_SECRET')]);
  expect(problems({ ...OUTSIDE, AUTH_SECRET: 'x'.repeat(31) })).toHaveLength(1);
  expect(problems({ DATABASE_MIGRATION_URL: OUTSIDE.DATABASE_URL })).toHaveLength(1);
});

test('NODE_ENV plays no part in whether this is a demo', () => {
  for (const NODE_ENV of ['production', 'development', 'test']) {
    expect(readEnv({ NODE_ENV }).demo).toBe('on');
    expect(readEnv({ NODE_ENV, ...OUTSIDE }).demo).toBe('off');
  }
});

test('the demo is shown to others only on purpose', () => {
  for (const HOST of ['0.0.0.0', '::', '10.0.0.5', 'portal.internal']) {
    expect(problems({ HOST })).toEqual([expect.stringContaining('QUAYSIDE_DEMO=public')]);
    expect(readEnv({ HOST, QUAYSIDE_DEMO: 'public' }).demo).toBe('public');
    expect(readEnv({ HOST, QUAYSIDE_DEMO: '0' }).demo).toBe('off');
  }
  for (const HOST of ['127.0.0.1', 'localhost', '::1', '[::1]']) expect(problems({ HOST })).toEqual([]);
});

test('a machine client needs both its parts, and a secret of 16 characters', () => {
  const client = { QUAYSIDE_CLIENT_ID: 'c', QUAYSIDE_CLIENT_SECRET: 's'.repeat(16) };
  expect(readEnv(client).bootstrapClient).toEqual({ id: 'c', secret: 's'.repeat(16) });
  expect(problems({ ...client, QUAYSIDE_CLIENT_SECRET: 's'.repeat(15) })).toHaveLength(1);
  expect(problems({ QUAYSIDE_CLIENT_SECRET: 's'.repeat(16) })).toHaveLength(1);
});

test('secrets are never part of what is complained about', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4, maxLength: 15 }), (secret) => {
      const unusual = `§${secret}§`.trim();
      const told = problems({ AUTH_SECRET: unusual, QUAYSIDE_CLIENT_ID: 'c', QUAYSIDE_CLIENT_SECRET: '§' });
      expect(told.join('')).not.toContain(unusual);
    }),
  );
});

/** What readEnv asks for, by listening. */
function askedFor(): string[] {
  const asked = new Set<string>();
  readEnv(new Proxy({}, { get: (_, name) => void asked.add(String(name)) }));
  return [...asked].toSorted();
}

const read = (name: string) => readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');

test('docs/configuration.md explains every variable and invents none', () => {
  const rows = read('docs/configuration.md').matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm);
  const explained = [...rows].flatMap(([, names = '']) => names.replaceAll('`', '').split(', '));
  expect(explained.toSorted()).toEqual(askedFor());
});

test('.env.example lists every variable and invents none', () => {
  const listed = [...read('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(listed.toSorted()).toEqual(askedFor());
});
