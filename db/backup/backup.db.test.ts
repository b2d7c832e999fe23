import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import { listTables } from './backup-tables.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'quayside-backup-'));
const file = path.join(folder, 'all.backup');
const source = await testDatabase();
const restored = await testDatabase();
/** What refused files leave as it is. */
const untouched = await testDatabase();
let outcome: Awaited<ReturnType<typeof restoreBackup>>;
const [live, gone] = [newId(), newId()];
const ODD = 'tab\t, line\nfeed, back\\slash, \\. and \\N, “quotes”, 🚢';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await fill(source.sql);
  await writeBackup(source.url, file);
  outcome = await restoreBackup(restored.url, file);
});

async function fill(sql: postgres.Sql): Promise<void> {
  const [user, team] = [newId(), newId()];
  await sql`insert into users (id, email, name, role) values (${user}, 'ada@example.org', ${ODD}, 'Admin')`;
  await sql`insert into teams (id, identifier, title) values (${team}, 'platform', 'Platform')`;
  await sql`insert into team_members (team_id, user_id) values (${team}, ${user})`;
  await sql`insert into sessions (session_token, user_id, expires) values ('hash', ${user}, now())`;
  for (const [id, identifier] of [
    [live, 'service'],
    [gone, 'gone'],
  ] as const) {
    await sql`insert into blueprints (id, identifier, document, created_by, updated_by)
      values (${id}, ${identifier}, '{"zebra": 1, "a":   2}'::json, 'test', 'test')`;
    await sql`select quayside_create_partitions(${id})`;
    await sql`insert into entities (blueprint_id, id, identifier, title, team, properties, created_by, updated_by)
      values (${id}, ${newId()}, 'one', ${ODD}, array['platform', ${ODD}], '{"tier": null}', 'test', 'test')`;
    await sql`insert into entity_history
      (blueprint_id, id, entity_id, identifier, version, operation, snapshot, valid_from, actor)
      values (${id}, ${newId()}, ${newId()}, 'one', 1, 'create', '{}', now(), '{}')`;
  }
  await sql`select quayside_drop_partitions(${gone})`;
  await sql`delete from blueprints where id = ${gone}`;
  await sql`insert into property_indexes (blueprint_id, property, type, state) values (${live}, 'tier', 'text', 'ready')`;
  for (const state of ['waiting', 'pending', 'sending', 'unknown', 'dispatched', 'succeeded']) {
    await sql`insert into runs (id, action_id, action_identifier, action_version, properties, state, request,
        request_hash, requested_by, requester_kind, requester, attempt, lease_owner, lease_until)
      values (${`r_${state}`}, ${newId()}, 'deploy', 1, '{}', ${state}, ${ODD}, 'hash', 'ada', 'person', '{}', 2, 'worker', now())`;
    await sql`insert into run_logs (id, run_id, message) values (${newId()}, ${`r_${state}`}, ${ODD})`;
  }
  await sql`insert into run_attempts (run_id, attempt, worker) values ('r_sending', 2, 'worker')`;
  await sql`insert into audit_events (id, actor, actor_id, action, resource_type, resource_id, origin, request_id)
    values (${newId()}, '{}', 'ada', 'entity.create', 'Entity', 'one', 'api', 'request')`;
}

/** Every row of every table as text, so that nothing can differ unseen. */
async function contents(sql: postgres.Sql, without: string[] = []): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { name } of await listTables(sql)) {
    if (without.includes(name)) continue;
    const rows = await sql.unsafe<{ row: string }[]>(`select t::text as row from "${name}" t order by 1`);
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

test('a restore puts back every row as it was, in an unused database', async () => {
  const changed = ['runs', 'run_attempts', 'run_events', 'outbox', 'property_indexes'];
  expect(await contents(restored.sql, changed)).toEqual(await contents(source.sql, changed));
  expect(outcome.counts).toMatchObject({ users: 1, entity_history: 2, runs: 6, audit_events: 1 });
  expect(await restored.sql`select document::text from blueprints where id = ${live}`).toEqual([
    { document: '{"zebra": 1, "a":   2}' },
  ]);
});

test('what was or may since have been on its way to GitHub is unknown, and nothing else moved', async () => {
  expect(outcome.unclearRuns).toBe(2);
  const runs = await restored.sql`
    select state, count(*)::int as count, min(lease_owner) as lease from runs
    where unknown_since > now() - interval '1 minute' or state <> 'unknown' group by state order by state`;
  expect(runs).toEqual([
    { state: 'dispatched', count: 1, lease: 'worker' },
    { state: 'succeeded', count: 1, lease: 'worker' },
    { state: 'unknown', count: 2, lease: null },
    { state: 'waiting', count: 1, lease: 'worker' },
  ]);
  const sure =
    await restored.sql`select id from runs where check_at <= clock_timestamp() and sent_at is not null order by id`;
  expect(sure.map(({ id }) => id)).toEqual(['r_pending', 'r_sending']);
  expect(await restored.sql`select outcome from run_attempts`).toEqual([{ outcome: 'unknown' }]);
  expect(await restored.sql`select run_id, data from run_events order by run_id`).toEqual([
    { run_id: 'r_pending', data: { before: 'pending' } },
    { run_id: 'r_sending', data: { before: 'sending' } },
  ]);
});

test('the restored database works on: partitions, triggers, indexes that are asked for again', async () => {
  const { sql, url } = await testDatabase();
  await restoreBackup(url, file);
  const tables = await sql`select relname from pg_class where relispartition and relkind = 'r' order by 1`;
  const suffix = (id: string) => id.replaceAll('-', '');
  expect(tables.map(({ relname }) => relname)).toEqual(
    expect.arrayContaining([`entities_${suffix(live)}`, `entity_history_${suffix(gone)}`]),
  );
  expect(tables.map(({ relname }) => relname)).not.toContain(`entities_${suffix(gone)}`);
  await expect(sql`delete from audit_events`).rejects.toMatchObject({ code: '42501' });
  await sql`insert into teams (id, identifier, title) values (${newId()}, 'later', 'Later')`;
  expect(await sql`select title from entities where identifier = 'later'`).toEqual([{ title: 'Later' }]);
  expect(await sql`select state from property_indexes`).toEqual([{ state: 'wanted' }]);
  expect(await sql`select topic from outbox where done_at is null`).toEqual([{ topic: 'index.build' }]);
  expect(await sql`select 1 from sessions`).toHaveLength(0);
});

test('a database in use is left alone, unless told to replace it', async () => {
  const { sql, url } = await testDatabase();
  await sql`insert into teams (id, identifier, title) values (${newId()}, 'mine', 'Mine')`;
  const before = await contents(sql);
  await expect(restoreBackup(url, file)).rejects.toThrow('in use');
  expect(await contents(sql)).toEqual(before);
  await restoreBackup(url, file, { force: true });
  expect(await sql`select identifier from teams`).toEqual([{ identifier: 'platform' }]);
});

test.each<[string, (text: string) => string | Buffer, RegExp]>([
  ['no backup', () => 'hello', /not a Quayside backup/],
  [
    'of another schema',
    (text) => text.replace(/"schemaVersion":\d+/, '"schemaVersion":1'),
    /another schema version/,
  ],
  ['of other tables', (text) => text.replace('"name":"runs"', '"name":"runs; drop"'), /tables/],
  ['cut off in a table', (text) => text.slice(0, text.indexOf('r_sending')), /cut off within/],
  ['without its end', (text) => text.slice(0, text.lastIndexOf('{"rows"')), /end is missing/],
  ['short of a row', (text) => text.replace(/^r_waiting.*\n/m, ''), /damaged|refused/],
  [
    'with a broken row',
    (text) => text.replace(/^r_waiting\t/m, 'r_waiting\tx\t'),
    /refused the rows of runs/,
  ],
  ['cut off as a file', (text) => gzipSync(text).subarray(0, -40), /cannot be read/],
])('a file that is %s changes nothing', async (_, spoil, message) => {
  const { sql, url } = untouched;
  const before = await contents(sql);
  const spoilt = spoil(gunzipSync(readFileSync(file)).toString());
  const place = path.join(folder, 'spoilt.backup');
  writeFileSync(place, typeof spoilt === 'string' ? gzipSync(spoilt) : spoilt);
  await expect(restoreBackup(url, place)).rejects.toThrow(message);
  expect(await contents(sql)).toEqual(before);
});

test('a backup is one moment, although others go on writing', async () => {
  const { sql, url } = await testDatabase();
  let stop = false;
  const writer = (async () => {
    for (let count = 0; !stop; count++) {
      await sql.begin(async (tx) => {
        await tx`insert into settings (key, value) values (${`pair ${count}`}, '1')`;
        await tx`insert into revoked_tokens (subject, revoked_at) values (${`pair ${count}`}, now())`;
      });
    }
  })();
  const counts = await Promise.all(
    Array.from({ length: 5 }, (_, index) => writeBackup(url, path.join(folder, `moment-${index}.backup`))),
  );
  stop = true;
  await writer;
  for (const { settings, revoked_tokens } of counts) expect(settings).toBe(revoked_tokens);
});

test('the file is for its owner only, and an unfinished one is not left behind', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(writeBackup(source.url, path.join(folder, 'missing', 'all.backup'))).rejects.toThrow();
  await expect(writeBackup(`${source.url}_none`, path.join(folder, 'none.backup'))).rejects.toThrow();
  expect(readdirSync(folder).filter((name) => name.includes('partial') || name.includes('none'))).toEqual([]);
});
