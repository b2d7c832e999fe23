import type { Sql } from 'postgres';
import { indexStatements } from '#db/query-compiler/index-statements.ts';
import { BLUEPRINT } from '../servers/catalog-question.ts';

/** The blueprint of the benches, once the API has made it. */
export interface Filled {
  blueprintId: string;
  partition: string;
}

export async function findFilled(sql: Sql): Promise<Filled> {
  const [row] = await sql`select id from blueprints where identifier = ${BLUEPRINT}`;
  const blueprintId = String(row?.id);
  return { blueprintId, partition: `entities_${blueprintId.replaceAll('-', '')}` };
}

/** Puts the entities numbered `from` to `to` where they belong, past the API: it is not what is measured. */
export async function fill(
  sql: Sql,
  { blueprintId, partition }: Filled,
  from: number,
  to: number,
): Promise<void> {
  await sql`insert into ${sql(partition)} (blueprint_id, id, identifier, title, team, properties, created_by, updated_by)
    select ${blueprintId}, gen_random_uuid(), 'entity-' || n, 'Entity ' || n, array['team-' || n % 20],
      jsonb_build_object('name', md5(n::text), 'tier', (array['gold','silver','bronze'])[1 + n % 3], 'port', n % 5000,
        'url', 'https://example.org/' || n, 'seen', to_char(now() - n * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
      'bench', 'bench'
    from generate_series(${from}::int, ${to}::int) n`;
  for (const statement of indexStatements(blueprintId, 'name', 'text')) await sql.unsafe(statement);
  await sql.unsafe(`vacuum analyze ${partition}`);
}
