import { beforeAll, describe, expect, it } from 'vitest';
import { notify } from '#db/queries/events.ts';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { signInAsDemo } from '#lib/auth/server/sign-in-as-demo.ts';
import { newId } from '#lib/ids.ts';
import { startTestWeb, type TestWeb } from '#lib/processes/web/fixtures/test-web.ts';
import { contextFor } from '#lib/web/build-context.ts';

let database: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  database = await testDatabase();
  web = await startTestWeb(database);
});

async function cookieOf(identity: string): Promise<string> {
  const facts = { headers: new Headers(), origin: 'ui' as const };
  const ctx = contextFor(web.services, { kind: 'anonymous' }, facts, []);
  const { token } = await signInAsDemo(ctx, { identity });
  return `quayside.session=${token}`;
}

interface Stream {
  topics: string[];
  text(): string;
  isOpen(): boolean;
  close(): void;
}

async function listen(identity: string, from: TestWeb = web): Promise<Stream> {
  const abort = new AbortController();
  const response = await fetch(`http://127.0.0.1:${from.port}/api/events`, {
    headers: { cookie: await cookieOf(identity), 'accept-encoding': 'gzip' },
    signal: abort.signal,
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.has('content-encoding')).toBe(false);
  const topics: string[] = [];
  let text = '';
  let open = true;
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      topics.splice(
        0,
        topics.length,
        ...[...text.matchAll(/^data: (.*)$/gm)].map((match) => match[1] as string),
      );
    }
  })()
    .catch(() => {})
    .finally(() => {
      open = false;
    });
  await expect.poll(() => text).toContain(': connected');
  return { topics, text: () => text, isOpen: () => open, close: () => abort.abort() };
}

const say = (...topics: string[]) =>
  web.services.db.transaction(async (tx) => {
    for (const topic of topics) await notify(tx, topic);
  });

async function insertRun(id: string, requestedBy: string): Promise<void> {
  await database.sql`insert into runs (id, action_id, action_identifier, action_version, properties, state, request, request_hash, requested_by, requester_kind, requester)
    values (${id}, gen_random_uuid(), 'deploy', 1, '{}', 'waiting', '{}', 'x', ${requestedBy}, 'person', '{}')`;
}

describe('GET /api/events', () => {
  it('is for people who are signed in', async () => {
    expect((await web.call('/api/events')).status).toBe(401);
  });

  it('tells topics when they are committed, each once', async () => {
    const stream = await listen('developer');
    await say('runs', 'runs', 'entities:service', 'outbox', 'dispatch', 'deliveries');
    await expect.poll(() => stream.topics).toEqual(['runs', 'entities:service']);
    await web.services.db
      .transaction(async (tx) => {
        await notify(tx, 'blueprints');
        throw new Error('undone');
      })
      .catch(() => {});
    await say('approvals');
    await expect.poll(() => stream.topics).toEqual(['runs', 'entities:service', 'approvals']);
    stream.close();
  });

  it('names runs only to those who may read them', async () => {
    await cookieOf('developer');
    const [user] = await database.sql`select id from users where email = 'developer@quayside.demo'`;
    await insertRun('r_mine', user?.id);
    await insertRun('r_other', 'somebody-else');
    const [member, admin] = [await listen('developer'), await listen('admin')];
    await say('run:r_mine', 'run:r_other', 'run:r_none', 'actions');
    await expect.poll(() => member.topics.toSorted()).toEqual(['actions', 'run:r_mine']);
    await expect.poll(() => admin.topics.toSorted()).toEqual(['actions', 'run:r_mine', 'run:r_other']);
    member.close();
    admin.close();
  });

  it('names blueprints only to those who may read them', async () => {
    const rule = {
      title: 'hide',
      effect: 'cannot',
      verbs: ['read'],
      subject: 'Blueprint',
      conditions: { identifier: 'secret' },
      appliesTo: { users: ['developer@quayside.demo'], teams: [], roles: [] },
    };
    await database.sql`insert into policies (id, title, document, created_by, updated_by)
      values (${newId()}, 'hide', ${database.sql.json(rule)}, 't', 't')`;
    const [member, admin] = [await listen('developer'), await listen('admin')];
    await say('entities:secret', 'entities:service', 'actions');
    await expect.poll(() => member.topics).toEqual(['entities:service', 'actions']);
    await expect.poll(() => admin.topics).toEqual(['entities:secret', 'entities:service', 'actions']);
    await database.sql`delete from policies`;
    member.close();
    admin.close();
  });

  it('closes within seconds when the session ends or the person is disabled; others stay', async () => {
    const streams = await Promise.all(['developer', 'developer2', 'approver'].map((who) => listen(who)));
    await database.sql`delete from sessions using users
      where users.id = sessions.user_id and users.email = 'developer@quayside.demo'`;
    await database.sql`update users set disabled_at = now() where email = 'developer2@quayside.demo'`;
    await expect
      .poll(() => streams.map((stream) => stream.isOpen()), { timeout: 10_000 })
      .toEqual([false, false, true]);
    await database.sql`update users set disabled_at = null`;
    for (const stream of streams) stream.close();
  });

  it('closes at once when access is said to have changed', async () => {
    const stream = await listen('developer');
    await database.sql`update users set role = 'Admin' where email = 'developer@quayside.demo'`;
    await say('access');
    await expect.poll(stream.isOpen, { timeout: 3_000 }).toBe(false);
    await database.sql`update users set role = 'Member' where email = 'developer@quayside.demo'`;
  });

  it('says that it may have missed something after the database was away', async () => {
    const stream = await listen('developer');
    await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()`;
    await expect.poll(() => stream.topics, { timeout: 5_000 }).toContain('*');
    await say('runs');
    await expect.poll(() => stream.topics).toContain('runs');
    stream.close();
  });

  it('does not hold up the end of the process', async () => {
    const other = await startTestWeb(database);
    const stream = await listen('developer', other);
    const longerThanTheTest = 600_000;
    await other.close(longerThanTheTest);
    await expect.poll(stream.isOpen).toBe(false);
  });
});
