import { beforeEach, describe, expect, it } from 'vitest';
import { insertRun } from '#db/testing/insert-run.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';

const { db, sql } = await testDatabase();

const insertAuditEvent = () => sql`insert into audit_events
  (id, actor, actor_id, action, resource_type, resource_id, origin, request_id)
  values (${newId()}, '{}', 'ada', 'entity.create', 'Entity', 'api', 'api', 'request')`;

describe('the audit log', () => {
  it.each([
    ['changed', 'update audit_events set action = action'],
    ['deleted', 'delete from audit_events'],
    ['emptied', 'truncate audit_events'],
    ['emptied along with others', 'truncate runs, audit_events cascade'],
    [
      'replaced by an insert',
      "insert into audit_events select * from audit_events on conflict (id) do update set action = 'x'",
    ],
  ])('cannot be %s, whoever asks', async (_, statement) => {
    await insertAuditEvent();
    const before = await sql`select * from audit_events order by id`;
    await expect(sql.unsafe(statement)).rejects.toMatchObject({
      code: '42501',
      message: 'audit_events is append-only',
    });
    expect(await sql`select * from audit_events order by id`).toEqual(before);
  });
});

describe('partitions of a blueprint', () => {
  const create = (id: string) => sql`select quayside_create_partitions(${id})`;
  const drop = (id: string) => sql`select quayside_drop_partitions(${id})`;
  const insertEntity = (blueprintId: string, identifier = 'api', id = newId()) =>
    sql`insert into entities (blueprint_id, id, identifier, created_by, updated_by)
      values (${blueprintId}, ${id}, ${identifier}, 'test', 'test')`;
  const insertHistory = (blueprintId: string) => sql`insert into entity_history
    (blueprint_id, id, entity_id, identifier, version, operation, snapshot, valid_from, actor)
    values (${blueprintId}, ${newId()}, ${newId()}, 'api', 1, 'create', '{}', now(), '{}')`;
  const tableOf = (parent: string, id: string) => `${parent}_${id.replaceAll('-', '')}`;

  it('hold its rows and no others', async () => {
    const [one, other] = [newId(), newId()];
    await create(one);
    await create(other);
    await insertEntity(one, 'of one');
    await insertEntity(other, 'of another');
    const rows = await sql.unsafe(`select identifier from ${tableOf('entities', one)}`);
    expect(rows).toEqual([{ identifier: 'of one' }]);
    const astray =
      sql.unsafe(`insert into ${tableOf('entities', one)} (blueprint_id, id, identifier, created_by, updated_by)
      values ('${other}', '${newId()}', 'astray', 'test', 'test')`);
    await expect(astray).rejects.toMatchObject({ code: '23514' });
  });

  it('must be there before the first row, of entities as of history', async () => {
    await expect(insertEntity(newId())).rejects.toMatchObject({ code: '23514' });
    await expect(insertHistory(newId())).rejects.toMatchObject({ code: '23514' });
  });

  it('are made once', async () => {
    const id = newId();
    await create(id);
    await expect(create(id)).rejects.toMatchObject({ code: '42P07' });
    await insertEntity(id);
  });

  it('carry the keys and indexes of the whole', async () => {
    const id = newId();
    await create(id);
    await insertEntity(id);
    await expect(insertEntity(id)).rejects.toMatchObject({ code: '23505' });
    const indexes = (table: string) =>
      sql`select count(*)::int from pg_index where indrelid = ${table}::regclass`;
    for (const parent of ['entities', 'entity_history'])
      expect(await indexes(tableOf(parent, id))).toEqual(await indexes(parent));
  });

  it('share no identifiers with those of other blueprints', async () => {
    const [one, other, id] = [newId(), newId(), newId()];
    await create(one);
    await create(other);
    await insertEntity(one, 'api', id);
    await insertEntity(other, 'api', id);
    expect(await sql`select 1 from entities where id = ${id}`).toHaveLength(2);
  });

  it('go with their entities when dropped, while history stays; also when asked twice', async () => {
    const [id, other] = [newId(), newId()];
    for (const blueprint of [id, other]) {
      await create(blueprint);
      await insertEntity(blueprint);
    }
    await insertHistory(id);
    await drop(id);
    await drop(id);
    expect(await sql`select 1 from entities where blueprint_id = ${id}`).toHaveLength(0);
    expect(await sql`select 1 from entities where blueprint_id = ${other}`).toHaveLength(1);
    expect(await sql`select 1 from entity_history where blueprint_id = ${id}`).toHaveLength(1);
  });

  it('do not come back by halves: a blueprint’s id is used once', async () => {
    const id = newId();
    await create(id);
    await drop(id);
    await expect(create(id)).rejects.toMatchObject({ code: '42P07' });
    expect(await sql`select to_regclass(${tableOf('entities', id)}) as there`).toEqual([{ there: null }]);
  });
});

describe('what belongs to a run', () => {
  const CHILDREN: Record<string, Record<string, unknown>> = {
    run_comments: { id: newId(), author_id: 'ben', author: '{}', text: 'text' },
    run_decisions: { approver_id: 'ben', approver: '{}', decision: 'APPROVE', request_hash: 'hash' },
    run_events: { id: newId(), kind: 'pending', message: 'text' },
    run_logs: { id: newId(), message: 'text' },
    run_attempts: { attempt: 1, worker: 'me' },
    run_jobs: { job_id: 1, name: 'build', status: 'queued' },
    run_entities: {
      blueprint_identifier: 'service',
      entity_id: newId(),
      entity_identifier: 'api',
      operation: 'create',
    },
  };

  it('is all of it named here', async () => {
    const rows = await sql`select distinct conrelid::regclass::text as child from pg_constraint
      where contype = 'f' and confrelid = 'runs'::regclass order by 1`;
    expect(rows.map(({ child }) => child)).toEqual(Object.keys(CHILDREN).toSorted());
  });

  it.each(
    Object.entries(CHILDREN),
  )('%s: needs the run, is there once, and goes with it', async (table, row) => {
    const insert = (runId: string) =>
      sql`insert into ${sql(table)} ${sql({ run_id: runId, ...row } as never)}`;
    await expect(insert('r_missing')).rejects.toMatchObject({ code: '23503' });
    const id = await insertRun(db.run);
    await insert(id);
    await expect(insert(id)).rejects.toMatchObject({ code: '23505' });
    await sql`delete from runs where id = ${id}`;
    expect(await sql`select 1 from ${sql(table)}`).toHaveLength(0);
  });
});

describe('addresses and names that are one of a kind', () => {
  beforeEach(() => sql`delete from users`);

  it('are e-mail addresses, whatever their case', async () => {
    const insert = (email: string) => sql`insert into users (id, email) values (${newId()}, ${email})`;
    await insert('Ada@x');
    await expect(insert('aDA@X')).rejects.toMatchObject({
      code: '23505',
      constraint_name: 'users_email_key',
    });
    const [{ id } = { id: '' }] =
      await sql`insert into users (id, email) values (${newId()}, 'ben@x') returning id`;
    const taken = sql`update users set email = 'ADA@x' where id = ${id}`;
    await expect(taken).rejects.toMatchObject({ code: '23505' });
  });

  it('are a requester’s idempotency keys, where there is one', async () => {
    await insertRun(db.run, { idempotencyKey: 'k' });
    const again = insertRun(db.run, { idempotencyKey: 'k' });
    await expect(again).rejects.toMatchObject({ cause: { constraint_name: 'runs_idempotency_key' } });
    await insertRun(db.run, { idempotencyKey: 'k', requestedBy: 'ben' });
    for (const _ of [1, 2]) await insertRun(db.run, { idempotencyKey: null });
  });

  it('are the identifiers of blueprints, actions, teams and machine clients, and the links of invitations', async () => {
    const rows = await sql`select conrelid::regclass::text as table from pg_constraint
      where contype = 'u' and connamespace = 'public'::regnamespace order by 1`;
    expect(rows.map(({ table }) => table)).toEqual([
      'actions',
      'blueprints',
      'invitations',
      'machine_clients',
      'teams',
    ]);
  });
});
