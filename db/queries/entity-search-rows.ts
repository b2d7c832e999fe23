import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { textArray } from '#db/query-compiler/literals.ts';
import type { Position } from './entity-search-cursor.ts';
import { keyText, type SortKey } from './entity-search-sort.ts';
import { selected } from './entity-search-where.ts';

export interface EntityRow {
  id: string;
  blueprintId: string;
  identifier: string;
  title: string | null;
  icon: string | null;
  team: string[];
  properties: Record<string, unknown>;
  computed: Record<string, unknown>;
  version: number;
  source: string | null;
  createdAt: Date;
  createdBy: string;
  updatedAt: Date;
  updatedBy: string;
}

export type PositionedRow = EntityRow & { position: Position };

const milliseconds = (column: unknown) => sql`(extract(epoch from ${column}) * 1000)::float8`;

const columns = (
  properties: readonly string[] | undefined,
) => sql`${selected.id} as id, ${selected.blueprintId} as "blueprintId",
  ${selected.identifier} as identifier, ${selected.title} as title, ${selected.icon} as icon,
  to_json(${selected.team}) as team, ${holding(selected.properties, properties)} as properties, ${holding(selected.computed, properties)} as computed,
  ${selected.version} as version, ${selected.source} as source,
  ${milliseconds(selected.createdAt)} as "createdAt", ${selected.createdBy} as "createdBy",
  ${milliseconds(selected.updatedAt)} as "updatedAt", ${selected.updatedBy} as "updatedBy"`;

/** A document is not sent where none of its properties is asked for. */
function holding(document: unknown, properties: readonly string[] | undefined): SQL {
  return properties
    ? sql`case when ${document} ?| ${textArray(properties)} then ${document} else '{}' end`
    : sql`${document}`;
}

const keyName = (index: number) => sql.identifier(`key${index}`);

/**
 * Rows of the selected entities; `rest` is the statement from `from` on, `keys` what it orders them by, `properties` the
 * names of those wanted, when not all are. They are dressed for the way outside the sub-select, which keeps their order:
 * inside, each row that is sorted would be, not only those that are left.
 * Mapped by hand: drizzle's mapping would cost as much as the driver's whole work, and lists are what is asked for most.
 */
export async function readEntityRows(
  executor: Executor,
  rest: SQL,
  keys: readonly SortKey[] = [],
  properties?: readonly string[],
): Promise<PositionedRow[]> {
  const sorted = keys.map(({ expression }, index) => sql`, ${expression} as ${keyName(index)}`);
  const position = keys.map((key, index) => keyText({ ...key, expression: sql`${keyName(index)}` }));
  const rows = await executor.execute(
    sql`select ${columns(properties)}, json_build_array(${sql.join(position, sql`, `)}) as position
      from (select ${selected}.*${sql.join(sorted)} ${rest}) ${selected}`,
  );
  return rows.map((row) => ({
    ...(row as unknown as PositionedRow),
    createdAt: new Date(row.createdAt as number),
    updatedAt: new Date(row.updatedAt as number),
  }));
}
