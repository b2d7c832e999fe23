import { afterEach, describe, expect, it } from 'vitest';
import { insertBlueprint } from '#db/testing/insert-entities.ts';
import { insertRun } from '#db/testing/insert-run.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import { listPartitions, listTables, momentaryTables, quoteName } from './backup-tables.ts';
import { emptyDatabase, isUnused, settleRestored, withoutTriggers } from './clear-database.ts';

const { db, sql } = await testDatabase();
const SYSTEM = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const names = async () => (await listTables(sql)).map(({ name }) => name);

describe('the tables of a backup', () => {
  it('are all there are, momentary ones left out, each once', async () => {
    const rows = await sql`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name !~ '_[0-9a-f]{32}$'`;
    const there = rows.map(({ name }) => String(name));
    expect(there).toEqual(expect.arrayContaining(momentaryTables()));
    expect((await names()).toSorted()).toEqual(
      there.filter((name) => !momentaryTables().includes(name)).toSorted(),
    );
  });

  it('come after those their rows need', async () => {
    const order = await names();
    const references = await sql`select conrelid::regclass::text as child, confrelid::regclass::text as parent
      from pg_constraint where contype = 'f'`;
    const kept = references.filter(({ child }) => order.includes(child));
    expect(kept.length).toBeGreaterThan(5);
    for (const { child, parent } of kept) expect(order.indexOf(child)).toBeGreaterThan(order.indexOf(parent));
  });

  it('have the columns in which rows can be put back', async () => {
    await sql`create table odd (a int, b int generated always as (a * 2) stored, "we ""ird" int, gone int)`;
    await sql`alter table odd drop column gone`;
    expect((await listTables(sql)).find(({ name }) => name === 'odd')?.columns).toEqual(['a', 'we "ird']);
    await sql`drop table odd`;
  });

  it('are named so that a name is only a name', async () => {
    const [row] = await sql.unsafe(`select 1 as ${quoteName('a "b"; drop table users --')}`);
    expect(Object.keys(row ?? {})).toEqual(['a "b"; drop table users --']);
  });
});

describe('partitions', () => {
  it('are known by the ids of their blueprints, also of those that are gone', async () => {
    const [live, gone] = [await insertBlueprint(sql, 'live'), await insertBlueprint(sql, 'gone')];
    await sql`select quayside_drop_partitions(${gone})`;
    const { entities, history } = await listPartitions(sql);
    expect(entities).toEqual([...SYSTEM, live].toSorted());
    expect(history).toEqual([...SYSTEM, live, gone].toSorted());
  });

  it('become those of the backup, empty, and no others', async () => {
    const [kept, only, lost] = [newId(), newId(), await insertBlueprint(sql, 'lost')];
    await insertRun(db.run);
    await sql`insert into settings (key, value) values ('fact', '1')`;
    const wanted = { entities: [kept], history: [kept, only].toSorted() };
    const connection = await sql.reserve();
    try {
      await connection`begin`;
      await withoutTriggers(connection, ['audit_events'], async () =>
        emptyDatabase(connection, await names(), wanted),
      );
      expect(await listPartitions(connection)).toEqual(wanted);
      expect((await listPartitions(connection)).history).not.toContain(lost);
      for (const table of ['blueprints', 'runs', 'settings', 'sessions'])
        expect(await connection`select 1 from ${connection(table)}`).toHaveLength(0);
    } finally {
      await connection`rollback`;
      connection.release();
    }
    await sql`delete from runs`;
    await sql`delete from settings`;
    await sql`delete from blueprints where identifier !~ '^_'`;
  });
});

describe('a database', () => {
  afterEach(async () => {
    for (const table of ['users', 'teams', 'actions', 'runs']) await sql`delete from ${sql(table)}`;
    await sql`delete from blueprints where identifier in ('mine', 'x_y')`;
  });

  it('is unused as a migration leaves it, with what a first start adds', async () => {
    await sql`insert into heartbeats (id, kind) values ('one', 'worker')`;
    await sql`insert into settings (key, value) values ('demo.seeded', 'true')`;
    await sql`insert into machine_clients (id, client_id, secret_hash, name, bootstrap) values (${newId()}, 'boot', 's', 'B', 1)`;
    expect(await isUnused(sql)).toBe(true);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a user', () => sql`insert into users (id, email) values (${newId()}, 'ada@x')`],
    ['a team', () => sql`insert into teams (id, identifier, title) values (${newId()}, 'ops', 'O')`],
    ['a run', () => insertRun(db.run)],
    ['a blueprint', () => insertBlueprint(sql, 'mine')],
    ['a blueprint with an underscore within', () => insertBlueprint(sql, 'x_y')],
    [
      'an action',
      () => sql`insert into actions (id, identifier, trigger_type, document, permissions, created_by, updated_by)
        values (${newId()}, 'deploy', 'self-service', '{}', '{}', 'ada', 'ada')`,
    ],
  ])('is in use with %s', async (_, insert) => {
    await insert();
    expect(await isUnused(sql)).toBe(false);
  });

  it('does without triggers for one piece of work, and has them back then', async () => {
    const update = 'update audit_events set teams = teams';
    await sql`insert into audit_events (id, actor, actor_id, action, resource_type, resource_id, origin, request_id)
      values (${newId()}, '{}', 'a', 'b', 'c', 'd', 'e', 'f')`;
    expect(await withoutTriggers(sql, ['audit_events'], async () => (await sql.unsafe(update)).count)).toBe(
      1,
    );
    await expect(sql.unsafe(update)).rejects.toMatchObject({ code: '42501' });
    await sql.unsafe('alter table audit_events disable trigger user; delete from audit_events');
    await sql.unsafe('alter table audit_events enable trigger user');
  });

  it('that was restored settles nothing twice', async () => {
    const sentAt = new Date('2024-05-01T00:00:00Z');
    const id = await insertRun(db.run, { state: 'sending', sentAt, leaseOwner: 'dead', version: 4 });
    await sql`insert into run_attempts (run_id, attempt, worker) values (${id}, 1, 'dead')`;
    expect(await settleRestored(sql)).toBe(1);
    expect(await settleRestored(sql)).toBe(0);
    expect(await sql`select state, sent_at, lease_owner, version from runs`).toEqual([
      { state: 'unknown', sent_at: sentAt, lease_owner: null, version: 5 },
    ]);
    expect(await sql`select kind, data from run_events`).toEqual([
      { kind: 'unknown', data: { before: 'sending' } },
    ]);
  });
});
