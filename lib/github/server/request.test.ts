import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ScriptedAnswer,
  type ScriptedGitHub,
  startScriptedGitHub,
} from '#lib/github/fixtures/scripted-github.ts';
import { ExchangeError } from './exchange.ts';
import { askGitHub, createOctokit, type GitHubRequest } from './request.ts';

const LIMITS = { timeoutMs: 5_000, maxBytes: 100_000 };

let github: ScriptedGitHub;
let next: ScriptedAnswer;
beforeAll(async () => {
  github = await startScriptedGitHub(() => next);
});
beforeEach(() => {
  next = { body: {} };
  github.seen.length = 0;
});
afterAll(() => github.close());

function ask(request: Partial<GitHubRequest> = {}, token: string | undefined = 'the token') {
  const octokit = createOctokit({ apiUrl: github.url, token });
  return askGitHub(octokit, { method: 'GET', url: '/repos', ...request }, LIMITS);
}

describe('what is sent', () => {
  it('names us, the version of the API and the token', async () => {
    await ask();
    expect(github.seen[0]?.headers).toMatchObject({
      authorization: 'token the token',
      'x-github-api-version': '2022-11-28',
      'user-agent': expect.stringContaining('quayside'),
    });
  });

  it('carries no credentials when there are none', async () => {
    await askGitHub(
      createOctokit({ apiUrl: github.url, token: undefined }),
      { method: 'GET', url: '/repos' },
      LIMITS,
    );
    expect(github.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it('escapes what is put into a path, so that a name cannot lead elsewhere', async () => {
    const parameters = { owner: 'octo/../admin', repo: 'a b?x#y', page: 2 };
    await ask({ url: '/repos/{owner}/{repo}/actions/runs', parameters });
    expect(github.seen[0]?.target).toBe('/repos/octo%2F..%2Fadmin/a%20b%3Fx%23y/actions/runs?page=2');
  });

  it('has the body as it was given, byte for byte', async () => {
    const body = { ref: 'main', inputs: { text: 'ü "quoted"\n\u2028', owner: '{owner}', empty: '' } };
    await ask({ method: 'POST', url: `${github.url}/dispatches`, body });
    expect(github.seen.map(({ method, body }) => [method, body])).toEqual([['POST', JSON.stringify(body)]]);
  });
});

describe('what comes back', () => {
  it.each([
    200, 201, 202, 204, 301, 302, 304, 307, 400, 401, 403, 404, 409, 410, 422, 429, 500, 502, 503,
  ])('is an answer, whatever its status: %i', async (status) => {
    next = { status, headers: { location: '/elsewhere' } };
    expect(await ask()).toMatchObject({ status, headers: { location: '/elsewhere' } });
    expect(github.seen).toHaveLength(1);
  });

  it('has parsed JSON, also that of an error, and names of headers in lower case', async () => {
    next = { status: 422, headers: { 'X-RateLimit-Remaining': '7' }, body: { message: 'No', errors: ['x'] } };
    expect(await ask()).toMatchObject({
      status: 422,
      headers: { 'x-ratelimit-remaining': '7' },
      body: { message: 'No', errors: ['x'] },
    });
  });

  it.each([
    ['a page of a proxy', 'text/html', '<html>Bad Gateway</html>'],
    ['text', 'text/plain', 'hello'],
    ['what only claims to be JSON', 'application/json', '{"cut": '],
  ])('has as text %s', async (_name, type, body) => {
    next = { status: 502, headers: { 'content-type': type }, body };
    expect(await ask()).toMatchObject({ status: 502, body });
  });
});

describe('without a whole answer', () => {
  it('says that nothing was written when nobody listens', async () => {
    const octokit = createOctokit({ apiUrl: 'http://127.0.0.1:9', token: undefined });
    const error = await askGitHub(octokit, { method: 'GET', url: '/x' }, LIMITS).catch((reason) => reason);
    expect(error).toBeInstanceOf(ExchangeError);
    expect(error).toMatchObject({ written: false, message: expect.stringContaining('ECONNREFUSED') });
  });

  it('says that something was written when the answer is too long', async () => {
    next = { body: 'x'.repeat(LIMITS.maxBytes + 1) };
    const error = await ask().catch((reason) => reason);
    expect(error).toBeInstanceOf(ExchangeError);
    expect(error).toMatchObject({ written: true, message: 'the answer is larger than 100000 bytes' });
  });

  it('sends nothing that came too late', async () => {
    const octokit = createOctokit({ apiUrl: github.url, token: undefined });
    const tooLate = { ...LIMITS, mayWrite: () => false };
    const error = await askGitHub(octokit, { method: 'POST', url: '/x', body: {} }, tooLate).catch((e) => e);
    expect(error).toMatchObject({ name: 'ExchangeError', written: false });
    expect(github.seen).toEqual([]);
  });
});
