import { afterEach, expect, test, vi } from 'vitest';
import { cleanEnvironment, configurationVariables } from './clean-environment.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('knows what lib/env.ts asks for', () => {
  expect(configurationVariables()).toEqual(expect.arrayContaining(['PORT', 'DATABASE_URL', 'AUTH_SECRET']));
});

test('tests see the machine, but no configuration of an installation', () => {
  vi.stubEnv('DATABASE_URL', 'postgres://production/portal');
  vi.stubEnv('NODE_EXTRA_CA_CERTS', '/etc/ca.pem');
  const variables = cleanEnvironment();
  expect(variables.DATABASE_URL).toBeUndefined();
  expect(variables).toMatchObject({ NODE_EXTRA_CA_CERTS: '/etc/ca.pem', PATH: expect.any(String) });
});
