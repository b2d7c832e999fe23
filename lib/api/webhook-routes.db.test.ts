import { sign } from '@octokit/webhooks-methods';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { startTestWeb, type TestWeb } from '#lib/processes/web/fixtures/test-web.ts';
import { webhookRoutes } from './webhook-routes.ts';

const SECRET = 'secret-of-the-hook';
const BODY = JSON.stringify({ zen: 'Approachable is better than simple.', hook_id: 1 });

let database: TestDatabase;
let web: TestWeb;
beforeAll(async () => {
  database = await testDatabase();
  web = await startTestWeb(database, { table: webhookRoutes, env: { GITHUB_WEBHOOK_SECRET: SECRET } });
});
beforeEach(() => database.sql`delete from webhook_deliveries`);

const stored = async () => database.sql`select delivery_id, event, payload from webhook_deliveries`;

async function deliver(body: BodyInit, headers: Record<string, string | undefined> = {}) {
  const sent = {
    'content-type': 'application/json',
    'x-github-event': 'ping',
    'x-github-delivery': 'd-1',
    ...(headers['x-hub-signature-256'] === undefined && !('x-hub-signature-256' in headers)
      ? { 'x-hub-signature-256': await sign(SECRET, String(body)) }
      : {}),
    ...headers,
  };
  const present = Object.entries(sent).filter(([, value]) => value !== undefined);
  return web.call('/api/webhooks/github', {
    method: 'POST',
    body,
    headers: Object.fromEntries(present) as Record<string, string>,
  });
}

describe('POST /api/webhooks/github', () => {
  it('keeps a signed delivery and answers at once', async () => {
    const answer = await deliver(BODY);
    expect([answer.status, answer.json]).toEqual([202, { ok: true, duplicate: false }]);
    expect(await stored()).toEqual([{ delivery_id: 'd-1', event: 'ping', payload: JSON.parse(BODY) }]);
  });

  it('keeps the same delivery once', async () => {
    await deliver(BODY);
    expect((await deliver(BODY)).json).toEqual({ ok: true, duplicate: true });
    expect((await stored()).length).toBe(1);
  });

  it.each<[string, string | undefined]>([
    ['no signature', undefined],
    ['an empty one', ''],
    ['one of another secret', 'sha256=0000000000000000000000000000000000000000000000000000000000000000'],
    ['the old kind', 'sha1=0000000000000000000000000000000000000000'],
  ])('believes nobody with %s', async (_name, signature) => {
    const answer = await deliver('{"broken', { 'x-hub-signature-256': signature });
    expect([answer.status, answer.json.error]).toEqual([401, 'unauthenticated']);
    expect(await stored()).toEqual([]);
  });

  it.each<[string, string, Record<string, string | undefined>, number]>([
    ['what is no JSON', '{"broken', {}, 400],
    ['what is no object', '[]', {}, 400],
    ['an empty body', ' ', {}, 400],
    ['a delivery without an id', BODY, { 'x-github-delivery': undefined }, 400],
    ['a delivery without an event', BODY, { 'x-github-event': undefined }, 400],
    ['an endless id', BODY, { 'x-github-delivery': 'x'.repeat(300) }, 400],
    ['a form', BODY, { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a packed body', BODY, { 'content-encoding': 'gzip' }, 415],
  ])('refuses %s', async (_name, body, headers, status) => {
    const answer = await deliver(body, headers);
    expect([answer.status, answer.json.ok]).toEqual([status, false]);
    expect(await stored()).toEqual([]);
  });

  it('refuses 26 MB before it looks at the signature, and takes 24', async () => {
    expect((await deliver('x'.repeat(26 * 1024 * 1024), { 'x-hub-signature-256': '' })).status).toBe(413);
    const large = JSON.stringify({ text: 'x'.repeat(24 * 1024 * 1024) });
    const signature = await sign(SECRET, large);
    expect((await deliver(large, { 'x-hub-signature-256': signature })).status).toBe(202);
  });

  it('believes nobody at all without a secret of its own', async () => {
    const open = await startTestWeb(database, { table: webhookRoutes });
    const headers = {
      'content-type': 'application/json',
      'x-github-event': 'ping',
      'x-github-delivery': 'd-2',
    };
    for (const signature of [await sign('undefined', BODY), await sign(' ', BODY)]) {
      const init = { method: 'POST', body: BODY, headers: { ...headers, 'x-hub-signature-256': signature } };
      expect((await open.call('/api/webhooks/github', init)).status).toBe(401);
    }
    expect(await stored()).toEqual([]);
  });
});

it.each([
  'ping',
  'installation',
  'installation_repositories',
  'github_app_authorization',
])('takes the event %s of an App', async (event) => {
  const body = JSON.stringify({ action: 'created', installation: { id: 1, app_id: 2 } });
  const answer = await deliver(body, { 'x-github-event': event });
  expect([answer.status, answer.json]).toEqual([202, { ok: true, duplicate: false }]);
  expect(await stored()).toMatchObject([{ event }]);
});
