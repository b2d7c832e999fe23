import type postgres from 'postgres';
import { newId } from '#lib/ids.ts';

export interface EntityFixture {
  id: string;
  identifier: string;
  title: string | null;
  icon: string | null;
  team: string[];
  properties: Record<string, unknown>;
  source: string | null;
  createdAt: Date;
  createdBy: string;
  updatedAt: Date;
  updatedBy: string;
}

/** A blueprint with partitions of its own; its id. */
export async function insertBlueprint(
  sql: postgres.Sql,
  identifier: string,
  document: Record<string, unknown> = {},
): Promise<string> {
  const id = newId();
  await sql`insert into blueprints (id, identifier, title, document, created_by, updated_by)
    values (${id}, ${identifier}, ${identifier}, ${sql.json({ identifier, ...document } as never)}, 'test', 'test')`;
  await sql`select quayside_create_partitions(${id})`;
  return id;
}

/** Straight into the table, past every verb. */
export async function insertEntities(
  sql: postgres.Sql,
  blueprintId: string,
  entities: readonly EntityFixture[],
): Promise<void> {
  const rows = entities.map((entity) => ({ ...entity, blueprintId }));
  await sql`insert into entities
      (blueprint_id, id, identifier, title, icon, team, properties, source, created_at, created_by, updated_at, updated_by)
    select ("row"->>'blueprintId')::uuid, ("row"->>'id')::uuid, "row"->>'identifier', "row"->>'title', "row"->>'icon',
      array(select jsonb_array_elements_text("row"->'team')), "row"->'properties', "row"->>'source',
      ("row"->>'createdAt')::timestamptz, "row"->>'createdBy', ("row"->>'updatedAt')::timestamptz, "row"->>'updatedBy'
    from jsonb_array_elements(${sql.json(rows as never)}::jsonb) as "row"`;
}
