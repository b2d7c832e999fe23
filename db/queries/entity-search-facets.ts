import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { entityTable } from '#db/query-compiler/entity-table.ts';
import { isLiveHop } from '#db/query-compiler/live-links.ts';
import { entities, entityRelations } from '#db/schema/catalog.ts';
import type { Scalar } from '#lib/query/ast.ts';
import { type FacetKey, facetKey } from './entity-search-facet-key.ts';
import { type EntitySelection, selected, selectionCondition } from './entity-search-where.ts';

export interface FacetValue {
  /** null: entities without a value, as `isEmpty` finds them */
  value: Scalar | null;
  count: number;
  /** of the entity a relation leads to */
  title?: string;
}

export interface Facet {
  /** by count, then numbers by size, texts by code point, null last */
  values: FacetValue[];
  /** there are more values than were asked for */
  more: boolean;
  /** false: counting stopped, each count says "at least" */
  exact: boolean;
}

interface FacetQuestion {
  property: string;
  limit: number;
}

/** So many entities are looked at: every one is read, no index holds what is counted. */
const COUNT_CAP = 200_000;
/** Longer texts are no choices. */
const MAX_LENGTH = 1_000;

/**
 * How many readable entities of a selection have each value of a property: as many as a rule with `=` and that value
 * finds. Each element of a list counts, each readable target of a relation.
 */
export async function countFacet(
  executor: Executor,
  selection: EntitySelection,
  { property, limit }: FacetQuestion,
): Promise<Facet> {
  const key = facetKey(property, selection.blueprints);
  const condition = await selectionCondition(executor, selection);
  if (!condition) return { values: [], more: false, exact: true };
  const counted = key.kind === 'relation' ? targets(key, condition, selection) : values(key, condition);
  const rows = await executor.execute(sql`${counted}
    select value, title, count, total from counted, looked_at
    order by count desc, case when jsonb_typeof(value) = 'number' then value end, (value #>> '{}') collate "C",
      jsonb_typeof(value)
    limit ${limit + 1}::int`);
  return {
    values: rows.slice(0, limit).map(({ value, title, count }) => ({
      value: value as Scalar | null,
      count: Number(count),
      ...(title ? { title: String(title) } : {}),
    })),
    more: rows.length > limit,
    exact: Number(rows[0]?.total ?? 0) <= COUNT_CAP,
  };
}

const target = entityTable('target');

const matching = (columns: SQL, condition: SQL): SQL =>
  sql`select ${columns} from ${entities} ${selected} where ${condition} limit ${COUNT_CAP + 1}::int`;

/** Equal values are counted first, so that lists are taken apart once for all entities that have the same. */
function values({ value, isList }: FacetKey & { kind: 'value' }, condition: SQL): SQL {
  return sql`
    with found as materialized (
      select value, count(*)::int as entities
      from (${matching(sql`${value} as value`, condition)}) matching group by value),
    looked_at as (select sum(entities)::int as total from found),
    counted as (
      select choice.value, null as title, sum(entities)::int as count
      from ${isList ? sql`found cross join lateral (${elements}) choice` : sql`(${scalars}) choice`}
      group by choice.value)`;
}

const isScalar = (value: SQL): SQL => sql`jsonb_typeof(${value}) in ('string', 'number', 'boolean')
  and length(${value} #>> '{}') <= ${MAX_LENGTH}::int`;
const isNothing = sql`(found.value is null or found.value in ('null', '""', '[]'))`;

/** A list left in a property of single values is none of its values. */
const scalars = sql`select case when not ${isNothing} then value end as value, entities
  from found where ${isNothing} or ${isScalar(sql`found.value`)}`;

const elements = sql`
  select distinct element as value from jsonb_array_elements(
    case when jsonb_typeof(found.value) = 'array' then found.value else jsonb_build_array(found.value) end) element
  where not ${isNothing} and ${isScalar(sql`element`)}
  union all select null where ${isNothing}`;

/** Who points only at what the caller may not read counts as pointing at nothing. */
function targets(
  { relation }: FacetKey & { kind: 'relation' },
  condition: SQL,
  { blueprints, readable }: EntitySelection,
): SQL {
  const live = isLiveHop({ link: sql`${entityRelations}`, relation, from: blueprints, end: target });
  const allowed = readable(target) ?? sql`true`;
  return sql`
    with found as materialized (${matching(sql`${selected.id} as id`, condition)}),
    looked_at as (select count(*)::int as total from found),
    counted as (
      select to_jsonb(${target.identifier}) as value, ${target.title} as title, count(*)::int as count
      from found left join (${entityRelations} join ${entities} ${target}
        on ${target.blueprintId} = ${entityRelations.targetBlueprintId} and ${target.id} = ${entityRelations.targetId}
          and ${live} and ${allowed})
        on ${entityRelations.sourceId} = found.id and ${entityRelations.relation} = ${relation}
      group by ${target.blueprintId}, ${target.id}, ${target.identifier}, ${target.title})`;
}
