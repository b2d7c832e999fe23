import { beforeAll, describe, expect, it } from 'vitest';
import { insertTeam } from '#db/queries/teams.ts';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { actorId } from '#lib/access/actor.ts';
import type { Context } from '#lib/access/server/context.ts';
import { signOutEverywhere } from '#lib/access/server/sign-out-everywhere.ts';
import { newId } from '#lib/ids.ts';
import { BOOTSTRAP, startTestWeb, type TestWeb } from '#lib/processes/web/fixtures/test-web.ts';
import { buildContext, contextFor } from '#lib/web/build-context.ts';
import { createSession } from './create-session.ts';
import { admitAccount } from './server/admit-account.ts';
import { ensureBootstrapClient } from './server/ensure-bootstrap-client.ts';
import { signInAsDemo } from './server/sign-in-as-demo.ts';
import { signOut } from './server/sign-out.ts';

let database: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  database = await testDatabase();
  web = await startTestWeb(database);
  await ensureBootstrapClient(web.services);
});

const anonymous = (): Context =>
  contextFor(web.services, { kind: 'anonymous' }, { headers: new Headers(), origin: 'ui' }, []);
const withCookie = (token: string) =>
  web.call('/v1/audit-log', { headers: { cookie: `quayside.session=${token}` } });
const withToken = (token: string) => web.call('/v1/audit-log', { token });
const login = (clientId: string, clientSecret: string) =>
  web.call('/v1/auth/access_token', { method: 'POST', json: { clientId, clientSecret } });

describe('sessions', () => {
  it('are kept as a hash, so that a leaked table signs nobody in', async () => {
    const { token } = await signInAsDemo(anonymous(), { identity: 'developer' });
    expect((await withCookie(token)).status).toBe(200);
    const rows = await database.sql`select session_token from sessions`;
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await withCookie(rows[0]?.session_token)).status).toBe(401);
  });

  it('end with sign-out, for every copy of the cookie', async () => {
    const { token } = await signInAsDemo(anonymous(), { identity: 'developer' });
    await signOut(anonymous(), { token });
    expect((await withCookie(token)).json).toMatchObject({ ok: false, error: 'unauthenticated' });
  });

  it('are new at every sign-in; the one before is over', async () => {
    const planted = 'a'.repeat(43);
    const first = await signInAsDemo(anonymous(), { identity: 'developer', previousToken: planted });
    expect(first.token).not.toBe(planted);
    const second = await signInAsDemo(anonymous(), { identity: 'admin', previousToken: first.token });
    expect((await withCookie(first.token)).status).toBe(401);
    expect((await withCookie(second.token)).status).toBe(200);
  });

  it('end by themselves', async () => {
    const { token } = await signInAsDemo(anonymous(), { identity: 'developer' });
    await database.sql`update sessions set expires = now() - interval '1 second'`;
    expect((await withCookie(token)).status).toBe(401);
  });

  it('carry role and teams as they are now', async () => {
    await database.sql`insert into teams (id, identifier, title) values (gen_random_uuid(), 'sig-network', 'SIG Network') on conflict do nothing`;
    const { token } = await signInAsDemo(anonymous(), { identity: 'developer' });
    const admin = await web.token('admin');
    const users = await database.sql`select id from users where email = 'developer@quayside.demo'`;
    const mine = async () => (await withCookie(token)).json.audits.length;
    const before = await mine();
    await database.sql`update users set role = 'Admin' where id = ${users[0]?.id}`;
    expect(await mine()).toBeGreaterThan(before);
    await database.sql`update users set role = 'Member' where id = ${users[0]?.id}`;
    expect(await mine()).toBe(before);
    expect((await withToken(admin)).json.audits.length).toBeGreaterThan(before);
  });
});

describe('disabling', () => {
  it('counts for the next request, session and token alike, with requests running', async () => {
    const { token: cookie } = await signInAsDemo(anonymous(), { identity: 'developer2' });
    const token = await web.token('developer2');
    const statuses: { at: number; status: number }[] = [];
    let running = true;
    const load = Array.from({ length: 4 }, async (_, index) => {
      while (running) {
        const at = performance.now();
        const { status } = await (index % 2 ? withToken(token) : withCookie(cookie));
        statuses.push({ at, status });
      }
    });
    const answered = (status: number) => statuses.filter((answer) => answer.status === status).length;
    await expect.poll(() => answered(200), { timeout: 10_000 }).toBeGreaterThan(5);
    await database.sql`update users set disabled_at = now() where email = 'developer2@quayside.demo'`;
    const committed = performance.now();
    await expect.poll(() => answered(401), { timeout: 10_000 }).toBeGreaterThan(5);
    running = false;
    await Promise.all(load);
    expect(statuses.filter(({ at, status }) => at > committed && status === 200)).toEqual([]);
    expect(
      (await web.call('/v1/demo/session', { method: 'POST', json: { identity: 'developer2' } })).status,
    ).toBe(403);
  });
});

describe('logging out everywhere', () => {
  it('counts for the next request, every session and token alike, and for nobody else', async () => {
    const identity = 'developer';
    const sessions = await Promise.all([1, 2].map(() => signInAsDemo(anonymous(), { identity })));
    const [token, other] = [await web.token(identity), await web.token('admin')];
    const headers = new Headers({ authorization: `Bearer ${token}` });
    const ctx = await buildContext(web.services, { headers, origin: 'api' });
    await signOutEverywhere(ctx, { userId: actorId(ctx.actor) });
    const answers = [...sessions.map(({ token }) => withCookie(token)), withToken(token), withToken(other)];
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([401, 401, 401, 200]);
    const { token: fresh } = await signInAsDemo(anonymous(), { identity });
    expect((await withCookie(fresh)).status).toBe(200);
  });
});

describe('access tokens', () => {
  it('are what every client of the contract reads', async () => {
    const { status, json } = await login(BOOTSTRAP.id, BOOTSTRAP.secret);
    expect(status).toBe(200);
    expect(json).toEqual({
      ok: true,
      accessToken: expect.any(String),
      expiresIn: 10_800,
      tokenType: 'Bearer',
    });
    expect((await withToken(json.accessToken)).status).toBe(200);
  });

  it.each([
    'Bearer %%%',
    'Bearer',
    'Bearer ',
    'Bearer null',
    'bearer undefined',
    `Bearer ${'a'.repeat(8_000)}`,
    'Basic YTpi',
    'Bearer a.b.c',
    'Bearer a, Bearer b',
  ])('that are malformed answer 401: %.30s', async (authorization) => {
    const answer = await web.call('/v1/audit-log', { headers: { authorization } });
    expect([answer.status, answer.json.error]).toEqual([401, 'unauthenticated']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('that are bad are not rescued by a good cookie', async () => {
    const { token } = await signInAsDemo(anonymous(), { identity: 'admin' });
    const headers = { cookie: `quayside.session=${token}`, authorization: 'Bearer a.b.c' };
    expect((await web.call('/v1/audit-log', { headers })).status).toBe(401);
  });

  it('do not stand in the way of getting a new one', async () => {
    const answer = await web.call('/v1/auth/access_token', {
      method: 'POST',
      json: { clientId: BOOTSTRAP.id, clientSecret: BOOTSTRAP.secret },
      headers: { authorization: 'Bearer stale' },
    });
    expect(answer.status).toBe(200);
  });

  it('are void when the client is revoked, or its secret changed', async () => {
    const { accessToken } = (await login(BOOTSTRAP.id, BOOTSTRAP.secret)).json;
    await ensureBootstrapClient(web.services);
    expect((await withToken(accessToken)).status).toBe(200);
    await ensureBootstrapClient(withBootstrap('another-secret-0123456789'));
    expect((await withToken(accessToken)).status).toBe(401);
    expect((await login(BOOTSTRAP.id, BOOTSTRAP.secret)).status).toBe(401);
    const { accessToken: next } = (await login(BOOTSTRAP.id, 'another-secret-0123456789')).json;
    expect((await withToken(next)).status).toBe(200);
    await ensureBootstrapClient(withBootstrap(undefined));
    expect((await withToken(next)).status).toBe(401);
    await ensureBootstrapClient(web.services);
    expect((await withToken(next)).status).toBe(401);
    expect((await login(BOOTSTRAP.id, BOOTSTRAP.secret)).status).toBe(200);
  });

  function withBootstrap(secret: string | undefined) {
    const bootstrapClient = secret ? { id: BOOTSTRAP.id, secret } : undefined;
    return { ...web.services, env: { ...web.services.env, bootstrapClient } };
  }

  it('cannot be guessed: after ten failures the address waits, for this client only', async () => {
    for (let attempt = 0; attempt < 10; attempt++) {
      const { status, json } = await login('guessed', `wrong-${attempt}`);
      expect([status, json.error]).toEqual([401, 'invalid_credentials']);
    }
    const blocked = await login('guessed', 'wrong again');
    expect([blocked.status, blocked.json.error]).toEqual([429, 'too_many_requests']);
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(200);
    expect((await login(BOOTSTRAP.id, BOOTSTRAP.secret)).status).toBe(200);
  });

  it('of the demo exist in demo mode only', async () => {
    const unknown = await web.call('/v1/demo/session', { method: 'POST', json: { identity: 'root' } });
    expect(unknown.status).toBe(404);
    const serious = await startTestWeb(database, { env: { QUAYSIDE_DEMO: '0' } });
    const answer = await fetch(`${serious.url}/v1/demo/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"identity":"admin"}',
    });
    expect(answer.status).toBe(404);
  });
});

describe('demo identities', () => {
  it('are made once, however many ask for one at the same moment', async () => {
    const team = { id: newId(), identifier: 'sig-k8s-infra', title: 'Infra', description: null };
    await insertTeam(database.db.run, team);
    const ask = () => web.call('/v1/demo/session', { method: 'POST', json: { identity: 'approver' } });
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(new Set(answers.map(({ json }) => json.user.id)).size).toBe(1);
    const email = 'approver@quayside.demo';
    expect(
      await database.sql`select teams.identifier from team_members join teams on teams.id = team_id
      join users on users.id = user_id where email = ${email}`,
    ).toEqual([{ identifier: 'sig-k8s-infra' }]);
    expect(
      await database.sql`select action, count(*)::int from audit_events
      where resource_id = ${email} group by action order by action`,
    ).toEqual([
      { action: 'user.create', count: 1 },
      { action: 'user.issue_token', count: 20 },
    ]);
  });
});

describe('new accounts', () => {
  it('never share an address, not even when they come at the same moment', async () => {
    const account = {
      provider: 'github',
      type: 'oauth',
      email: 'twin@example.com',
      name: 'Twin',
      isExpected: false,
    };
    const answers = await Promise.all(
      ['1', '2', '3', '4'].map((providerAccountId) =>
        admitAccount(anonymous(), { ...account, providerAccountId }),
      ),
    );
    expect(answers.sort()).toEqual(['account_exists', 'account_exists', 'account_exists', 'waiting']);
    expect(
      await database.sql`select count(*)::int from accounts join users on users.id = user_id
      where email = ${account.email}`,
    ).toEqual([{ count: 1 }]);
  });
});

describe('createSession', () => {
  it('never gives the same token twice', async () => {
    const users = await database.sql`select id from users limit 1`;
    const made = await Promise.all(
      Array.from({ length: 20 }, () => createSession(web.services.db.run, web.services.clock, users[0]?.id)),
    );
    expect(new Set(made.map(({ token }) => token)).size).toBe(20);
  });
});
