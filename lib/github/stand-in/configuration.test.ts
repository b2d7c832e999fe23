import { expect, test } from 'vitest';
import { readConfiguration } from './configuration.ts';

const MINIMUM = { STAND_IN_DATA_DIR: 'data', STAND_IN_TOKEN: 't', STAND_IN_FIXTURES: 'fixtures' };

test('the minimum is enough', () => {
  expect(readConfiguration(MINIMUM)).toMatchObject({
    port: 0,
    speed: 1,
    seed: 1,
    webhook: undefined,
    secrets: {},
  });
});

test('everything is read', () => {
  const configuration = readConfiguration({
    ...MINIMUM,
    STAND_IN_PORT: '4701',
    STAND_IN_WEBHOOK_URL: 'http://localhost:3000/api/webhooks/github',
    STAND_IN_WEBHOOK_SECRET: 'hook',
    STAND_IN_QUAYSIDE_URL: 'http://localhost:3000/',
    STAND_IN_QUAYSIDE_CLIENT_ID: 'id',
    STAND_IN_QUAYSIDE_CLIENT_SECRET: 'secret',
    STAND_IN_SPEED: '10',
    STAND_IN_SEED: '5',
  });
  expect(configuration).toMatchObject({
    port: 4701,
    webhook: { url: 'http://localhost:3000/api/webhooks/github', secret: 'hook' },
    secrets: {
      QUAYSIDE_URL: 'http://localhost:3000',
      QUAYSIDE_CLIENT_ID: 'id',
      QUAYSIDE_CLIENT_SECRET: 'secret',
    },
    speed: 10,
    seed: 5,
  });
});

test('all problems are told at once', () => {
  const broken = { STAND_IN_PORT: '99999', STAND_IN_SPEED: 'fast', STAND_IN_WEBHOOK_URL: 'nowhere' };
  const message = (() => {
    try {
      readConfiguration(broken);
    } catch (error) {
      return (error as Error).message;
    }
  })();
  for (const name of ['PORT', 'SPEED', 'WEBHOOK_URL', 'WEBHOOK_SECRET', 'DATA_DIR', 'TOKEN', 'FIXTURES'])
    expect(message).toContain(`STAND_IN_${name}`);
});
