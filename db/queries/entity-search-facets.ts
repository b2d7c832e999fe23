import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { blueprints, entities } from '#db/schema/catalog.ts';
import { type EntitySelection, selected, selectionCondition } from './entity-search-where.ts';

interface Facet {
  /** a scalar of the property, or null for entities without one */
  value: string | number | boolean | null;
  count: number;
}

/** The most frequent values of a property among the readable entities of a selection; each element of a list counts. */
export async function countFacets(
  executor: Executor,
  selection: EntitySelection,
  property: string,
  limit = 50,
): Promise<Facet[]> {
  const condition = await selectionCondition(executor, selection);
  if (!condition) return [];
  const rows = await executor.execute(sql`
    select facet.value as value, count(*)::int as count
    from ${entities} ${selected} cross join lateral ${valuesOf(property, selection)} facet
    where ${condition}
    group by facet.value order by count desc, facet.value limit ${limit}::int`);
  return rows.map((row) => ({ value: row.value as Facet['value'], count: Number(row.count) }));
}

function valuesOf(property: string, selection: EntitySelection): SQL {
  switch (property) {
    case '$team':
      return elementsOf(sql`to_jsonb(${selected.team})`);
    case '$blueprint':
      return elementsOf(sql`to_jsonb((select ${blueprints.identifier} from ${blueprints}
        where ${blueprints.id} = ${selected.blueprintId}))`);
    case '$icon':
      return elementsOf(sql`to_jsonb(${selected.icon})`);
    case '$createdBy':
      return elementsOf(sql`to_jsonb(${selected.createdBy})`);
    case '$updatedBy':
      return elementsOf(sql`to_jsonb(${selected.updatedBy})`);
    default: {
      const isComputed = selection.blueprints.some(({ properties }) => properties.get(property)?.isComputed);
      const document = isComputed ? sql`${selected.computed}` : sql`${selected.properties}`;
      return elementsOf(sql`(${document} -> ${property}::text)`);
    }
  }
}

/** Objects count as one more kind of "no value": a facet offers values one can filter by. */
function elementsOf(value: SQL): SQL {
  return sql`(
    select case when jsonb_typeof(element) in ('string', 'number', 'boolean') then element end as value
    from jsonb_array_elements(case
      when jsonb_typeof(${value}) = 'array' and ${value} <> '[]'::jsonb then ${value}
      else jsonb_build_array(${value}) end) element
  )`;
}
