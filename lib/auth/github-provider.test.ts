import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ScriptedAnswer,
  type ScriptedGitHub,
  startScriptedGitHub,
} from '#lib/github/fixtures/scripted-github.ts';
import { githubProvider } from './github-provider.ts';
import { signInOrigin } from './sign-in-origin.ts';

const githubSignIn = { id: 'client', secret: 'the secret' };
const at = (apiUrl: string) =>
  githubProvider({ githubSignIn, github: { apiUrl, token: 'of the portal', webhookSecret: undefined } });

describe('where one signs in', () => {
  it.each([
    ['https://api.github.com', 'https://github.com'],
    ['https://ghe.example/api/v3', 'https://ghe.example'],
    ['http://127.0.0.1:4001', 'http://127.0.0.1:4001'],
    ['https://api.github.com.evil.example', 'https://api.github.com.evil.example'],
  ])('belongs to the API at %s', (apiUrl, origin) => {
    expect(signInOrigin(apiUrl)).toBe(origin);
    expect(at(apiUrl).options).toMatchObject({
      issuer: `${origin}/login/oauth`,
      authorization: { url: `${origin}/login/oauth/authorize` },
      token: `${origin}/login/oauth/access_token`,
      userinfo: { url: `${apiUrl}/user` },
    });
  });

  it('asks for no more than who it is, guards the way back, and links nobody by an address', () => {
    expect(at('https://api.github.com').options).toMatchObject({
      authorization: { params: { scope: 'read:user user:email' } },
      checks: ['pkce', 'state'],
      allowDangerousEmailAccountLinking: false,
    });
  });

  it('is nowhere when it was not configured', () => {
    const github = { apiUrl: 'https://api.github.com', token: undefined, webhookSecret: undefined };
    expect(() => githubProvider({ githubSignIn: undefined, github })).toThrow('not configured');
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

  function profile(): Promise<{ email: string | null; login: string }> {
    const { userinfo } = at(github.url).options as unknown as {
      userinfo: { request(input: object): Promise<{ email: string | null; login: string }> };
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
});
