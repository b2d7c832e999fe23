import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { ensureDatabase, prepareCluster, protectFolder, startCluster } from '#db/embedded/cluster.ts';
import { migrate, schemaState } from '#db/migrate.ts';
import { newId } from '#lib/ids.ts';

// A second cluster that Quayside knows by URL alone, with one role that owns the schema and one that only works in it.
const folder = mkdtempSync(path.join(tmpdir(), 'quayside-outside-'));
protectFolder(folder);
const cluster = await startCluster(await prepareCluster(folder), { settings: ['fsync=off'] });
await ensureDatabase(cluster, 'portal');
const superuser = postgres(cluster.url('portal'), { max: 1, onnotice: () => {} });
await superuser`create role owner login password 'owner-password'`;
await superuser`create role app login password 'app-password'`;
await superuser`grant all on database portal to owner`;
await superuser`grant all on schema public to owner`;
const ownerUrl = cluster.url('portal').replace(/\/\/[^@]+@/, '//owner:owner-password@');
const appUrl = cluster.url('portal').replace(/\/\/[^@]+@/, '//app:app-password@');

afterAll(async () => {
  await superuser.end({ timeout: 1 });
  await cluster.stop('immediate');
  rmSync(folder, { recursive: true, force: true });
});

test('five instances migrate at once, each ends well', async () => {
  await Promise.all(Array.from({ length: 5 }, () => migrate(ownerUrl, 'app')));
  const db = openDatabase({ url: appUrl });
  expect(await schemaState(db.run)).toBe('current');
  await db.close();
});

test('the application role makes partitions through the owner and writes into them', async () => {
  const db = openDatabase({ url: appUrl });
  const [blueprint, entity] = [newId(), newId()];
  await db.transaction(async (tx) => {
    await tx.execute(sql`select quayside_create_partitions(${blueprint})`);
    await tx.execute(sql`insert into entities (blueprint_id, id, identifier, created_by, updated_by)
      values (${blueprint}, ${entity}, 'one', 'test', 'test')`);
  });
  const rows = await db.run.execute(sql`select identifier from entities where blueprint_id = ${blueprint}`);
  expect(rows.map((row) => row.identifier)).toEqual(['one']);
  await db.transaction((tx) => tx.execute(sql`select quayside_drop_partitions(${blueprint})`));
  const left = await db.run.execute(sql`select 1 from entities where blueprint_id = ${blueprint}`);
  expect(left).toHaveLength(0);
  await expect(db.run.execute(sql`create table mine (id int)`)).rejects.toMatchObject({
    cause: { code: '42501' },
  });
  await db.close();
});

test('audit rows can be added and nothing else, by the application role and by the owner', async () => {
  const insert = `insert into audit_events (id, actor, actor_id, action, resource_type, resource_id, origin, request_id)
    values ('${newId()}', '{}', 'test', 'entity.create', 'Entity', 'x', 'api', 'r')`;
  for (const url of [appUrl, ownerUrl]) {
    const client = postgres(url, { max: 1, onnotice: () => {} });
    if (url === appUrl) await client.unsafe(insert);
    for (const statement of [
      `update audit_events set action = 'x'`,
      'delete from audit_events',
      'truncate audit_events',
    ]) {
      await expect(client.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
    }
    await client.end({ timeout: 1 });
  }
  expect(await superuser`select action from audit_events`).toEqual([{ action: 'entity.create' }]);
});

test('a schema from the future is refused', async () => {
  await superuser`insert into drizzle.__drizzle_migrations (hash, created_at) values ('future', 9999999999999)`;
  await expect(migrate(ownerUrl, 'app')).rejects.toThrow('newer Quayside');
  await superuser`delete from drizzle.__drizzle_migrations where hash = 'future'`;
});
