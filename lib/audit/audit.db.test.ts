import { beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { startTestWeb, type TestWeb } from '#lib/processes/web/fixtures/test-web.ts';
import { contextFor } from '#lib/web/build-context.ts';
import { type AuditRecord, recordAudit } from './server/record-audit.ts';

let database: TestDatabase;
let web: TestWeb;
let ctx: Context;

beforeAll(async () => {
  database = await testDatabase();
  web = await startTestWeb(database);
  const headers = new Headers({ 'x-request-id': 'request-0001' });
  ctx = contextFor(web.services, { kind: 'system', job: 'test' }, { headers, origin: 'worker' }, []);
});

const record = (event: Partial<AuditRecord>) =>
  inTransaction(ctx, (tx) =>
    recordAudit(tx, { action: 'entity.update', resourceType: 'Entity', resourceId: 'a', ...event }),
  );
const list = async (query = '', identity = 'admin') =>
  web.call(`/v1/audit-log${query}`, { token: await web.token(identity) });

describe('recordAudit', () => {
  it('stands and falls with the change', async () => {
    const before = await database.sql`select count(*)::int as n from audit_events`;
    await inTransaction(ctx, async (tx) => {
      await recordAudit(tx, { action: 'x.y', resourceType: 'Team', resourceId: 'undone' });
      throw new Error('undone');
    }).catch(() => {});
    expect(await database.sql`select count(*)::int as n from audit_events`).toEqual(before);
  });

  it('cannot be undone or rewritten', async () => {
    await record({ resourceId: 'kept' });
    await expect(database.sql`delete from audit_events`).rejects.toThrow();
    await expect(database.sql`update audit_events set action = 'x'`).rejects.toThrow();
    await expect(database.sql`truncate audit_events`).rejects.toThrow();
  });

  it('makes the change fail when it cannot be written', async () => {
    await database.sql`create function broken() returns trigger language plpgsql as $$ begin raise exception 'disk full' using errcode = '53100'; end $$`;
    await database.sql`create trigger broken before insert on audit_events execute function broken()`;
    const answer = await web.call('/v1/demo/session', { method: 'POST', json: { identity: 'approver' } });
    await database.sql`drop trigger broken on audit_events`;
    expect([answer.status, answer.json.error]).toEqual([503, 'unavailable']);
    expect(await database.sql`select 1 from users where email = 'approver@quayside.demo'`).toHaveLength(0);
  });
});

describe('GET /v1/audit-log', () => {
  it('tells what was done, by whom and from where', async () => {
    await record({
      resourceId: 'payments',
      blueprint: 'service',
      entity: 'payments',
      runId: 'r_1',
      before: { title: 'a', secret: 'canary' },
      after: { title: 'b', secret: 'canary2' },
    });
    const { json } = await list('?resources=entity&run_id=r_1&includes=context');
    expect(json).toEqual({
      ok: true,
      audits: [
        {
          id: expect.any(String),
          action: 'entity.update',
          resourceType: 'Entity',
          resourceId: 'payments',
          message: 'Quayside (test) changed service payments (title, secret) in run r_1.',
          status: 'SUCCESS',
          trigger: {
            at: expect.stringMatching(/^\d{4}-.*Z$/),
            by: { kind: 'system', id: 'system:test', name: 'test' },
            origin: 'worker',
          },
          context: { entity: 'payments', blueprint: 'service', runId: 'r_1' },
          diff: { before: { title: 'a', secret: '[redacted]' }, after: { title: 'b', secret: '[redacted]' } },
          requestId: 'request-0001',
        },
      ],
    });
  });

  it('pages without gap or repetition, newest first', async () => {
    for (let index = 0; index < 25; index++) await record({ resourceId: `p${index}`, blueprint: 'paged' });
    const seen: string[] = [];
    let from = '';
    do {
      const { json } = await list(`?blueprint=paged&limit=10${from && `&from=${from}`}`);
      seen.push(...json.audits.map((audit: { resourceId: string }) => audit.resourceId));
      from = json.next ?? '';
    } while (from);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `p${24 - index}`));
  });

  it('filters by every field', async () => {
    await record({ action: 'team.create', resourceType: 'Team', resourceId: 'unique' });
    const ids = async (query: string) => {
      const { json } = await list(query);
      return json.audits.map((audit: { resourceId: string }) => audit.resourceId);
    };
    expect(await ids('?identifier=unique')).toEqual(['unique']);
    expect(await ids('?action=team.create')).toEqual(['unique']);
    expect(await ids('?resources=team,blueprint')).toEqual(['unique']);
    expect(await ids('?actor=system:test&identifier=unique')).toEqual(['unique']);
    expect(await ids(`?identifier=unique&until=${new Date(0).toISOString()}`)).toEqual([]);
    expect(await ids(`?identifier=unique&since=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual([]);
    expect(await ids('?identifier=unique&since=2026-01-01')).toEqual(['unique']);
    expect(await ids("?entity=' or true--")).toEqual([]);
  });

  it('shows members their own deeds and those to things of their teams', async () => {
    await database.sql`insert into teams (id, identifier, title) values (gen_random_uuid(), 'sig-network', 'N')`;
    await web.token('developer');
    await database.sql`insert into team_members (team_id, user_id) select t.id, u.id from teams t, users u
      where t.identifier = 'sig-network' and u.email = 'developer@quayside.demo' on conflict do nothing`;
    await record({ resourceId: 'ours', teams: ['sig-network', 'other'] });
    await record({ resourceId: 'theirs', teams: ['sig-node'] });
    const { json } = await list('?limit=200', 'developer');
    const seen = json.audits.map((audit: { resourceId: string }) => audit.resourceId);
    expect(seen).toContain('ours');
    expect(seen).toContain('developer@quayside.demo');
    expect(seen).not.toContain('theirs');
    expect(seen).not.toContain('payments');
  });

  it.each([
    'limit=0',
    'limit=201',
    'from=forged',
    'from=00000000',
    'since=soon',
    'since=2026-01-01T23:59:60Z',
  ])('refuses %s', async (query) => {
    expect(await list(`?${query}`)).toMatchObject({ status: 422, json: { error: 'invalid_input' } });
  });
});
