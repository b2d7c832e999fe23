import type postgres from 'postgres';
import { listPartitions, momentaryTables, type Partitions, quoteName, quoteNames } from './backup-tables.ts';

/** Whether nobody has done anything here yet: what a migration and a first start leave behind does not count. */
export async function isUnused(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ used: boolean }[]>`
    select exists (select from users) or exists (select from teams) or exists (select from actions)
      or exists (select from runs) or exists (select from audit_events)
      or exists (select from blueprints where identifier not like '\\_%') as used`;
  return row?.used === false;
}

/** Triggers derive rows that the backup already holds, and keep audit rows from being replaced. */
export async function withoutTriggers<T>(
  sql: postgres.Sql,
  tables: string[],
  work: () => Promise<T>,
): Promise<T> {
  for (const table of tables) await sql.unsafe(`alter table ${quoteName(table)} disable trigger user`);
  const result = await work();
  for (const table of tables) await sql.unsafe(`alter table ${quoteName(table)} enable trigger user`);
  return result;
}

/** No rows, and partitions for exactly the blueprints of the backup. */
export async function emptyDatabase(
  sql: postgres.Sql,
  tables: string[],
  partitions: Partitions,
): Promise<void> {
  const present = await listPartitions(sql);
  const named = (parent: string, ids: string[]) => ids.map((id) => `${parent}_${id.replaceAll('-', '')}`);
  const doomed = [...named('entities', present.entities), ...named('entity_history', present.history)];
  if (doomed.length > 0) await sql.unsafe(`drop table ${quoteNames(doomed)}`);
  await sql.unsafe(`truncate ${quoteNames([...tables, ...momentaryTables()])}`);
  for (const id of new Set([...partitions.entities, ...partitions.history])) {
    await sql`select quayside_create_partitions(${id})`;
    if (!partitions.entities.includes(id)) await sql`select quayside_drop_partitions(${id})`;
  }
}

/**
 * A request that was being sent, or waited to be, may have reached GitHub after the backup was made. Nobody
 * can know by looking here: it becomes `unknown`, so that it is looked for and never sent again unasked.
 * Indexes of properties are not part of a backup and are asked for again.
 */
export async function settleRestored(sql: postgres.Sql): Promise<number> {
  const unclear = await sql<{ id: string; before: string }[]>`
    with unclear as (select id, state from runs where state in ('sending', 'pending'))
    update runs set state = 'unknown', unknown_since = clock_timestamp(), check_at = clock_timestamp(),
      sent_at = coalesce(sent_at, decided_at, created_at), lease_owner = null, lease_until = null,
      version = version + 1, updated_at = clock_timestamp()
    from unclear where runs.id = unclear.id
    returning runs.id, unclear.state as before`;
  for (const { id, before } of unclear) {
    await sql`insert into run_events (id, run_id, kind, message, data) values (gen_random_uuid(), ${id}, 'unknown',
      'Restored from a backup: whether it was sent since is looked up.', json_build_object('before', ${before}::text))`;
  }
  await sql`update run_attempts set ended_at = clock_timestamp(), outcome = 'unknown' where ended_at is null`;
  await sql`insert into outbox (id, topic, payload)
    select gen_random_uuid(), 'index.build', json_build_object('blueprintId', blueprint_id)
    from property_indexes group by blueprint_id`;
  await sql`update property_indexes set state = 'wanted', error = null`;
  return unclear.length;
}
