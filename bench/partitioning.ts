import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { ensureDatabase, prepareCluster, protectFolder, startCluster } from '#db/embedded/cluster.ts';
import { migrate } from '#db/migrate.ts';
import { newId } from '#lib/ids.ts';

/**
 * The figures of docs/adr/0003-partitioning.md: the same rows in `entities`, LIST-partitioned by blueprint, and in one
 * plain table with the same indexes, 200 blueprints of 500 entities and one of 100,000.
 */
const BLUEPRINTS = 200;
const folder = mkdtempSync(path.join(tmpdir(), 'quayside-partitions-'));
protectFolder(folder);
const cluster = await startCluster(await prepareCluster(folder), {
  settings: ['shared_buffers=512MB', 'max_wal_size=8GB'],
});
await ensureDatabase(cluster, 'bench');
await migrate(cluster.url('bench'));
const sql = postgres(cluster.url('bench'), { max: 1, onnotice: () => {} });

await sql`create table plain (like entities including all)`;
const ids = Array.from({ length: BLUEPRINTS + 1 }, newId);
for (const id of ids) await sql`select quayside_create_partitions(${id})`;
for (const table of ['entities', 'plain']) {
  for (const [index, id] of ids.entries()) {
    await sql`insert into ${sql(table)} (blueprint_id, id, identifier, title, team, properties, created_by, updated_by, updated_at)
      select ${id}, gen_random_uuid(), 'entity-' || n, 'Entity ' || n, array['team-' || n % 20],
        jsonb_build_object('tier', (array['gold','silver','bronze'])[1 + n % 3], 'port', n % 5000, 'note', md5(n::text)),
        'bench', 'bench', now() - n * interval '1 second'
      from generate_series(1, ${index === BLUEPRINTS ? 100_000 : 500}) n`;
  }
}
const large = ids[BLUEPRINTS] as string;
const small = ids[0] as string;
for (const [table, where] of [
  [`entities_${large.replaceAll('-', '')}`, ''],
  ['plain', `where blueprint_id = '${large}'`],
] as const) {
  await sql.unsafe(`create index on ${table} (((properties->>'port')), id) ${where}`);
  await sql.unsafe(`create index on ${table} (((properties->>'note')), id) ${where}`);
}
await sql`vacuum analyze`;

const questions: Record<string, (table: string) => string> = {
  'page of a small blueprint': (t) =>
    `select * from ${t} where blueprint_id = '${small}' order by identifier limit 50`,
  'page of the large blueprint, sorted by a property': (t) =>
    `select * from ${t} where blueprint_id = '${large}' order by (properties->>'port'), id limit 50`,
  'filter by a property, large': (t) =>
    `select count(*) from ${t} where blueprint_id = '${large}' and properties @> '{"tier":"gold"}'`,
  'one entity by identifier': (t) =>
    `select * from ${t} where blueprint_id = '${large}' and identifier = 'entity-77777'`,
  'over all blueprints: last 50 changed': (t) => `select * from ${t} order by updated_at desc limit 50`,
  'over all blueprints: text': (t) =>
    `select * from ${t} where lower(identifier || ' ' || coalesce(title, '')) like '%entity-4711%' limit 50`,
};

async function explain(statement: string): Promise<{ planning: number; execution: number }> {
  const runs: { planning: number; execution: number }[] = [];
  for (let count = 0; count < 21; count++) {
    const [row] = await sql.unsafe(`explain (analyze, format json) ${statement}`);
    const [plan] = row?.['QUERY PLAN'] as { 'Planning Time': number; 'Execution Time': number }[];
    if (plan) runs.push({ planning: plan['Planning Time'], execution: plan['Execution Time'] });
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  return {
    planning: median(runs.map((run) => run.planning)),
    execution: median(runs.map((run) => run.execution)),
  };
}

console.log('question | partitioned: planning, execution ms | plain: planning, execution ms');
for (const [name, question] of Object.entries(questions)) {
  const [a, b] = [await explain(question('entities')), await explain(question('plain'))];
  console.log(
    `${name} | ${a.planning.toFixed(2)}, ${a.execution.toFixed(2)} | ${b.planning.toFixed(2)}, ${b.execution.toFixed(2)}`,
  );
}
for (const table of ['entities', 'plain']) {
  const started = performance.now();
  await sql`insert into ${sql(table)} (blueprint_id, id, identifier, properties, created_by, updated_by)
    select ${small}, gen_random_uuid(), 'more-' || n, '{"tier":"gold"}', 'bench', 'bench' from generate_series(1, 20000) n`;
  console.log(
    `20,000 inserts into a small blueprint, ${table}: ${(performance.now() - started).toFixed(0)} ms`,
  );
}
for (const statement of [
  `select quayside_drop_partitions('${large}')`,
  `delete from plain where blueprint_id = '${large}'`,
]) {
  const started = performance.now();
  await sql.unsafe(statement);
  console.log(`${statement.slice(0, 40)}…: ${(performance.now() - started).toFixed(0)} ms`);
}
await sql.end();
await cluster.stop('immediate');
rmSync(folder, { recursive: true, force: true });
