import { describe, expect, it } from 'vitest';
import { readSignIn } from './sign-in-env.ts';

const OIDC = {
  AUTH_OIDC_ISSUER: 'https://login.example/realms/acme/',
  AUTH_OIDC_ID: 'id',
  AUTH_OIDC_SECRET: 's',
};
const GITHUB = { AUTH_GITHUB_ID: 'id', AUTH_GITHUB_SECRET: 's' };

function read(variables: Record<string, string>, githubApiUrl = 'https://api.github.com') {
  const problems: string[] = [];
  const signIn = readSignIn({ text: (name) => variables[name], problems }, githubApiUrl);
  return { ...signIn, problems };
}

describe('GitHub', () => {
  it.each([
    [undefined, 'https://api.github.com', 'https://github.com', 'https://api.github.com'],
    [undefined, 'https://ghe.example/api/v3', 'https://ghe.example', 'https://ghe.example/api/v3'],
    [undefined, 'http://127.0.0.1:4001', 'http://127.0.0.1:4001', 'http://127.0.0.1:4001'],
    ['https://github.com/', 'https://ghe.example/api/v3', 'https://github.com', 'https://api.github.com'],
    ['https://ghe.example', 'https://api.github.com', 'https://ghe.example', 'https://ghe.example/api/v3'],
    ['https://acme.ghe.com', 'https://api.github.com', 'https://acme.ghe.com', 'https://api.acme.ghe.com'],
    [
      'https://github.com.evil.example',
      'x',
      'https://github.com.evil.example',
      'https://github.com.evil.example/api/v3',
    ],
    ['http://localhost:4001', 'x', 'http://localhost:4001', 'http://localhost:4001/api/v3'],
  ])('named %s beside the API %s is at %s with the API %s', (named, api, webUrl, apiUrl) => {
    const { github, problems } = read({ ...GITHUB, ...(named ? { AUTH_GITHUB_URL: named } : {}) }, api);
    expect([github, problems]).toEqual([{ id: 'id', secret: 's', webUrl, apiUrl, organisations: [] }, []]);
  });

  it('knows whose members may come', () => {
    const { github } = read({ ...GITHUB, AUTH_GITHUB_ORGANISATIONS: 'acme, Acme-Labs' });
    expect(github?.organisations).toEqual(['acme', 'Acme-Labs']);
  });
});

describe('an OIDC provider', () => {
  it('keeps its issuer as it is written, and is called by its host', () => {
    expect(read(OIDC)).toEqual({
      github: undefined,
      oidc: {
        issuer: 'https://login.example/realms/acme/',
        id: 'id',
        secret: 's',
        name: 'login.example',
        scopes: 'openid email profile',
        trustEmail: false,
      },
      allowedDomains: [],
      problems: [],
    });
  });

  it('is called, asked and trusted as one wishes', () => {
    const wishes = { AUTH_OIDC_NAME: 'Acme', AUTH_OIDC_SCOPES: 'openid email', AUTH_OIDC_TRUST_EMAIL: '1' };
    expect(read({ ...OIDC, ...wishes, AUTH_ALLOWED_DOMAINS: 'Example.com corp.example' })).toMatchObject({
      oidc: { name: 'Acme', scopes: 'openid email', trustEmail: true },
      allowedDomains: ['example.com', 'corp.example'],
      problems: [],
    });
  });

  it.each([
    'http://localhost:4585',
    'http://127.0.0.1:4585',
    'http://[::1]:4585',
  ])('may be at %s', (issuer) => {
    expect(read({ ...OIDC, AUTH_OIDC_ISSUER: issuer })).toMatchObject({ oidc: { issuer }, problems: [] });
  });

  it.each([
    'http://login.example',
    'http://localhost.evil.example',
    'ftp://login.example',
    'login.example',
    'https://login.example/?realm=a',
    'https://me:pw@login.example',
  ])('is refused at %s', (issuer) => {
    const { oidc, problems } = read({ ...OIDC, AUTH_OIDC_ISSUER: issuer });
    expect(oidc).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(/^AUTH_OIDC_ISSUER must be a URL starting with https/)]);
  });
});

it('tells everything wrong at once, by name', () => {
  const { problems } = read({
    AUTH_GITHUB_ID: 'id',
    AUTH_GITHUB_URL: 'http://ghe.example',
    AUTH_GITHUB_ORGANISATIONS: 'a/b',
    AUTH_OIDC_SECRET: 's',
    AUTH_OIDC_SCOPES: 'email',
    AUTH_OIDC_TRUST_EMAIL: 'yes',
    AUTH_ALLOWED_DOMAINS: 'example.com, @corp, localhost',
  });
  expect(problems).toHaveLength(7);
  expect(problems.join('\n')).toContain('AUTH_OIDC_ISSUER and AUTH_OIDC_ID are not set');
  expect(problems.join('\n')).toContain('AUTH_GITHUB_SECRET is not set');
  expect(problems.join('\n')).toContain('not: @corp, localhost');
});
