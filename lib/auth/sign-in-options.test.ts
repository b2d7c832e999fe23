import { describe, expect, it } from 'vitest';
import { readEnv } from '#lib/env.ts';
import { missingSignIn, signInOptions, signInOrigins } from './sign-in-options.ts';

const GITHUB = { AUTH_GITHUB_ID: 'id', AUTH_GITHUB_SECRET: 'the-secret' };
const OIDC = {
  AUTH_OIDC_ISSUER: 'https://login.example/acme',
  AUTH_OIDC_ID: 'id',
  AUTH_OIDC_SECRET: 'the-secret',
  AUTH_OIDC_NAME: 'Acme',
};
const env = (variables: Record<string, string>) => readEnv({ QUAYSIDE_DEMO: '0', ...variables });

describe('the ways to sign in', () => {
  it('are those that are configured, the company’s own first', () => {
    expect(signInOptions(env({ ...GITHUB, ...OIDC }).signIn)).toEqual([
      { id: 'oidc', name: 'Acme', url: 'https://login.example/acme' },
      { id: 'github', name: 'GitHub', url: 'https://github.com' },
    ]);
    expect(signInOptions(env({}).signIn)).toEqual([]);
  });

  it('name the Enterprise they mean, and never hold a secret', () => {
    const options = signInOptions(env({ ...GITHUB, AUTH_GITHUB_URL: 'https://ghe.example' }).signIn);
    expect(options).toMatchObject([{ name: 'GitHub (ghe.example)' }]);
    expect(JSON.stringify(options)).not.toContain('the-secret');
  });

  it('are the only places a form may lead to', () => {
    expect(signInOrigins(env({ ...GITHUB, ...OIDC }).signIn)).toEqual([
      'https://login.example',
      'https://github.com',
    ]);
    expect(signInOrigins(env({}).signIn)).toEqual([]);
  });
});

describe('what is missing', () => {
  it('is said outside the demo, with every variable that would do', () => {
    for (const name of [...Object.keys(GITHUB), 'AUTH_OIDC_ISSUER', 'AUTH_OIDC_ID', 'AUTH_OIDC_SECRET'])
      expect(missingSignIn(env({}))).toContain(name);
  });

  it('is nothing with a provider, or in the demo', () => {
    expect(missingSignIn(env(GITHUB))).toBeUndefined();
    expect(missingSignIn(env(OIDC))).toBeUndefined();
    expect(missingSignIn(readEnv({}))).toBeUndefined();
  });
});
