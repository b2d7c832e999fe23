import { expect, test } from 'vitest';
import { readEnv } from '#lib/env.ts';
import { type Installation, localUrl, productEnvironment, standInEnvironment } from './child-environment.ts';

const demo = {
  clientSecret: 'c'.repeat(43),
  githubToken: 'token',
  webhookSecret: 'hook',
  standInPort: 4_900,
};

function installation(source: Record<string, string>, change: Partial<Installation> = {}): Installation {
  return {
    inherited: source,
    env: readEnv(source),
    dataDir: '/var/lib/quayside/here',
    databaseUrl: 'postgres://quayside@127.0.0.1:5433/quayside',
    authSecret: 'a'.repeat(64),
    demo,
    dev: false,
    ...change,
  };
}

test('what the supervisor decided reads back as configuration without problems', () => {
  const variables = productEnvironment(installation({ PORT: '4100', QUAYSIDE_DATA_DIR: '/wanted' }));
  expect(readEnv(variables)).toMatchObject({
    port: 4_100,
    url: 'http://localhost:4100',
    databaseUrl: 'postgres://quayside@127.0.0.1:5433/quayside',
    dataDir: '/var/lib/quayside/here',
    demo: 'on',
    authSecret: 'a'.repeat(64),
    bootstrapClient: { id: 'quayside-demo', secret: demo.clientSecret },
    github: { apiUrl: 'http://127.0.0.1:4900', token: 'token', webhookSecret: 'hook' },
  });
});

test.each([
  ['1', '1'],
  ['0', '0'],
  ['public', 'public'],
])('QUAYSIDE_DEMO=%s stays that, although children always have a database', (given, passed) => {
  const variables = productEnvironment(installation({ QUAYSIDE_DEMO: given }));
  expect(variables.QUAYSIDE_DEMO).toBe(passed);
});

test('without a stand-in nothing is made up', () => {
  const source = { GITHUB_TOKEN: 'real', GITHUB_API_URL: 'https://github.example/api/v3' };
  const variables = productEnvironment(installation(source, { demo: undefined }));
  expect(variables).toMatchObject(source);
  expect(variables.GITHUB_WEBHOOK_SECRET).toBeUndefined();
  expect(variables.QUAYSIDE_CLIENT_ID).toBeUndefined();
});

test("somebody's own machine client is the one the demo's workflows use", () => {
  const own = { QUAYSIDE_CLIENT_ID: 'mine', QUAYSIDE_CLIENT_SECRET: 'my-own-long-secret' };
  expect(standInEnvironment({ ...installation(own), demo }, '/repo')).toMatchObject({
    STAND_IN_QUAYSIDE_CLIENT_ID: 'mine',
    STAND_IN_QUAYSIDE_CLIENT_SECRET: 'my-own-long-secret',
  });
});

test('the stand-in sees neither the database nor our secrets', () => {
  const source = { HOST: '127.0.0.1', PORT: '4100', SECRET_OF_THE_HOST: 'x', PATH: '/bin' };
  const variables = standInEnvironment({ ...installation(source), demo }, '/repo');
  expect(variables).toMatchObject({
    PATH: '/bin',
    STAND_IN_PORT: '4900',
    STAND_IN_WEBHOOK_URL: 'http://127.0.0.1:4100/api/webhooks/github',
    STAND_IN_FIXTURES: '/repo/blueprints/demo/github',
  });
  for (const name of ['DATABASE_URL', 'AUTH_SECRET', 'SECRET_OF_THE_HOST'])
    expect(variables[name]).toBeUndefined();
});

test.each([
  ['127.0.0.1', 'http://127.0.0.1:80'],
  ['0.0.0.0', 'http://127.0.0.1:80'],
  ['::', 'http://[::1]:80'],
  ['[::1]', 'http://[::1]:80'],
  ['portal.internal', 'http://portal.internal:80'],
])('a listener on %s is reached at %s', (host, url) => {
  expect(localUrl({ host, port: 80 })).toBe(url);
});
