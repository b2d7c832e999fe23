import { createPrivateKey } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startScriptedGitHub } from '#lib/github/fixtures/scripted-github.ts';
import { appForTest } from '#lib/github/stand-in/app-for-test.ts';
import { startForTest, type TestStandIn } from '#lib/github/stand-in/start-for-test.ts';
import { type AppTokens, createAppTokens } from './app-tokens.ts';
import { createGitHubClient, type GitHubClient } from './client.ts';

const app = appForTest();
const credentials = { id: app.id, privateKey: createPrivateKey(app.privateKey) };
const PLACE = { org: 'acme', repo: 'paths' };
const MINUTE = 60_000;

let standIn: TestStandIn;
let time: number;
let tokens: AppTokens;
let github: GitHubClient;
beforeAll(async () => {
  standIn = await startForTest({ app });
});
beforeEach(() => {
  time = Date.now();
  Object.assign(standIn.world.app, { suspended: false, issued: 0 });
  standIn.world.app.removed.clear();
  const clock = { now: () => new Date(time) };
  tokens = createAppTokens({ apiUrl: standIn.url, app: credentials, clock });
  github = createGitHubClient({ apiUrl: standIn.url, token: undefined, tokens });
});
afterAll(() => standIn.close());

const read = () => github.getContent(PLACE, 'README.md', 'main');
const dispatch = () =>
  github.dispatchWorkflow({
    url: `${standIn.url}/repos/acme/paths/actions/workflows/deploy.yml/dispatches`,
    body: { ref: 'main', inputs: { service: 'api' } },
    returnRunDetails: true,
    timeoutMs: 2_000,
    mayWrite: () => true,
  });

describe('as an App', () => {
  it('asks with one token for all', async () => {
    const answers = await Promise.all([read(), read(), dispatch()]);
    expect(answers.map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(standIn.world.app.issued).toBe(1);
  });

  it('renews it shortly before it ends, once for all who come', async () => {
    const scripted = await startScriptedGitHub(({ method }) => {
      const token = { token: 'ghs_x', expires_at: new Date(time + 60 * MINUTE).toISOString() };
      return method === 'POST' ? { status: 201, body: token } : { body: { id: 7 } };
    });
    const clock = { now: () => new Date(time) };
    const own = createAppTokens({ apiUrl: scripted.url, app: credentials, clock });
    const issued = () => scripted.seen.filter(({ method }) => method === 'POST').length;
    const ask = () => Promise.all([own.tokenFor(PLACE), own.tokenFor({ org: 'ACME', repo: 'Paths' })]);
    expect(await ask()).toEqual([{ token: 'ghs_x' }, { token: 'ghs_x' }]);
    time += 54 * MINUTE;
    await ask();
    expect(issued()).toBe(1);
    time += 2 * MINUTE;
    await ask();
    expect(issued()).toBe(2);
    await scripted.close();
  });

  it('replaces a token that is not accepted any more, and dispatches once', async () => {
    await read();
    standIn.world.app.expireAll();
    const effects = standIn.world.store.effects.length;
    expect((await dispatch()).kind).toBe('done');
    expect(standIn.world.store.effects.length - effects).toBe(1);
    expect(standIn.world.app.issued).toBe(2);
  });

  it('says so when the App was taken from the repository, and works again when it is back', async () => {
    await read();
    standIn.world.app.removed.add('acme');
    const refusal = {
      kind: 'refused',
      status: 403,
      message: expect.stringContaining('not installed on acme/paths'),
    };
    expect(await dispatch()).toMatchObject(refusal);
    expect(await read()).toMatchObject(refusal);
    standIn.world.app.removed.clear();
    expect((await read()).kind).toBe('done');
  });

  it('says so when the installation is suspended or the App not known', async () => {
    standIn.world.app.suspended = true;
    expect(await read()).toMatchObject({ kind: 'refused', message: expect.stringContaining('suspended') });
    const clock = { now: () => new Date() };
    const stranger = createAppTokens({
      apiUrl: standIn.url,
      app: { id: app.id, privateKey: createPrivateKey(appForTest().privateKey) },
      clock,
    });
    const other = createGitHubClient({ apiUrl: standIn.url, token: undefined, tokens: stranger });
    expect(await other.getContent(PLACE, 'README.md', 'main')).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('GITHUB_APP_PRIVATE_KEY'),
    });
  });

  it('has sent nothing when no token could be got', async () => {
    const clock = { now: () => new Date() };
    const at = async (answer: object) => {
      const scripted = await startScriptedGitHub(() => answer);
      const failing = createAppTokens({ apiUrl: scripted.url, app: credentials, clock });
      const client = createGitHubClient({ apiUrl: scripted.url, token: undefined, tokens: failing });
      const outcome = await client.dispatchWorkflow({
        url: `${scripted.url}/repos/a/b/actions/workflows/c.yml/dispatches`,
        body: { ref: 'main', inputs: {} },
        returnRunDetails: true,
        timeoutMs: 2_000,
        mayWrite: () => true,
      });
      const posts = scripted.seen.filter(({ target }) => target.endsWith('/dispatches'));
      await scripted.close();
      return [outcome.kind, posts.length];
    };
    expect(await at({ status: 502 })).toEqual(['not_sent', 0]);
    expect(await at({ status: 429, headers: { 'retry-after': '3' } })).toEqual(['rate_limited', 0]);
    expect(await at({ status: 200, body: {} })).toEqual(['not_sent', 0]);
  });
});
