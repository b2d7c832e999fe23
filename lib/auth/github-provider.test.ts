import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ScriptedAnswer,
  type ScriptedGitHub,
  startScriptedGitHub,
} from '#lib/github/fixtures/scripted-github.ts';
import { githubProvider } from './github-provider.ts';

const at = (webUrl: string, apiUrl: string, organisations: string[] = []) =>
  githubProvider({ id: 'client', secret: 'the secret', webUrl, apiUrl, organisations });
const GITHUB = ['https://github.com', 'https://api.github.com'] as const;

describe('where one signs in', () => {
  it.each([
    GITHUB,
    ['https://ghe.example', 'https://ghe.example/api/v3'] as const,
  ])('is at %s', (webUrl, apiUrl) => {
    expect(at(webUrl, apiUrl).options).toMatchObject({
      issuer: `${webUrl}/login/oauth`,
      authorization: { url: `${webUrl}/login/oauth/authorize` },
      token: `${webUrl}/login/oauth/access_token`,
      userinfo: { url: `${apiUrl}/user` },
    });
  });

  it('asks for no more than who it is, guards the way back, and links nobody by an address', () => {
    expect(at(...GITHUB).options).toMatchObject({
      authorization: { params: { scope: 'read:user user:email' } },
      checks: ['pkce', 'state'],
      allowDangerousEmailAccountLinking: false,
    });
  });

  it('asks for organisations only where one of them lets people in', () => {
    const { authorization } = at(...GITHUB, ['acme']).options as unknown as { authorization: object };
    expect(authorization).toMatchObject({ params: { scope: 'read:user user:email read:org' } });
  });

  it('tells the accounts of different servers apart, of which each counts from one', () => {
    const idAt = (webUrl: string) =>
      (at(webUrl, webUrl).options as unknown as { profile(profile: object): { id: string } }).profile({
        id: 42,
        login: 'octo',
      }).id;
    expect([idAt('https://github.com'), idAt('https://ghe.example:8443')]).toEqual([
      '42',
      'ghe.example:8443/42',
    ]);
  });
});

describe('who signs in', () => {
  let github: ScriptedGitHub;
  let answers: Record<string, ScriptedAnswer>;
  beforeAll(async () => {
    github = await startScriptedGitHub(({ target }) => answers[target] ?? { status: 404 });
  });
  beforeEach(() => {
    github.seen.length = 0;
    answers = { '/user': { body: { id: 7, login: 'octo', email: 'shown@example.com' } } };
  });
  afterAll(() => github.close());

  const address = (email: string, primary: boolean, verified: boolean) => ({ email, primary, verified });

  interface Profile {
    email: string | null;
    login: string;
    memberOf: string[];
  }

  function profile(organisations: string[] = []): Promise<Profile> {
    const { userinfo } = at(github.url, github.url, organisations).options as unknown as {
      userinfo: { request(input: object): Promise<Profile> };
    };
    return userinfo.request({ tokens: { access_token: 'of the visitor' } });
  }

  it('has the address that is primary and verified, whatever the profile shows', async () => {
    const addresses = [
      address('other@example.com', false, true),
      address('real@example.com', true, true),
      address('shown@example.com', false, false),
    ];
    answers['/user/emails'] = { body: addresses };
    expect(await profile()).toMatchObject({ login: 'octo', email: 'real@example.com' });
    expect(github.seen.map(({ target, headers }) => [target, headers.authorization])).toEqual([
      ['/user', 'Bearer of the visitor'],
      ['/user/emails', 'Bearer of the visitor'],
    ]);
  });

  it.each([
    ['none', []],
    ['a primary one that was not verified', [address('shown@example.com', true, false)]],
    ['a verified one that is not primary', [address('shown@example.com', false, true)]],
  ])('has no address with %s', async (_name, addresses) => {
    answers['/user/emails'] = { body: addresses };
    expect((await profile()).email).toBeNull();
  });

  it.each<[string, string, ScriptedAnswer, RegExp]>([
    ['the profile', '/user', { status: 401 }, /answered 401/],
    ['the addresses', '/user/emails', { status: 403 }, /answered 403/],
    ['the addresses elsewhere', '/user/emails', { status: 302, headers: { location: '/user' } }, /fetch/],
    ['the addresses as text', '/user/emails', { body: '<html>' }, /JSON/],
  ])('stays unknown when GitHub refuses %s', async (_name, target, answer, message) => {
    answers = { '/user/emails': { body: [] }, ...answers, [target]: answer };
    await expect(profile()).rejects.toThrow(message);
  });

  it('is a member of those organisations that say so now', async () => {
    answers['/user/emails'] = { body: [] };
    answers['/user/memberships/orgs/acme'] = { body: { state: 'active' } };
    answers['/user/memberships/orgs/asked'] = { body: { state: 'pending' } };
    answers['/user/memberships/orgs/closed'] = { status: 403 };
    expect((await profile(['acme', 'asked', 'closed', 'unknown'])).memberOf).toEqual(['acme']);
  });
});
