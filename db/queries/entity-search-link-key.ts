import { type SQL, sql } from 'drizzle-orm';
import type { EntityCondition } from '#db/conditions/read-condition.ts';
import type { QueryBlueprint } from '#db/query-compiler/compile-query.ts';
import { entityTable } from '#db/query-compiler/entity-table.ts';
import { isLiveHop } from '#db/query-compiler/live-links.ts';
import { textKey } from '#db/query-compiler/property-expression.ts';
import { entities, entityRelations } from '#db/schema/catalog.ts';
import { selected } from './entity-search-where.ts';

const target = entityTable('target');

interface LinkKeyInput {
  relation: string;
  /** of the rule among the sort rules: each has a join of its own */
  index: number;
  blueprints: readonly QueryBlueprint[];
  readable: EntityCondition;
}

/**
 * What a relation is sorted by: the title, else the identifier, of the first target that the caller may read. Looked
 * up once for each entity, in a join; none of it is indexed.
 */
export function linkKey({ relation, index, blueprints, readable }: LinkKeyInput): {
  expression: SQL;
  join: SQL;
} {
  const name = sql.identifier(`link${index}`);
  const live = isLiveHop({ link: sql`${entityRelations}`, relation, from: blueprints, end: target });
  const allowed = readable(target);
  const value = textKey(sql`coalesce(nullif(${target.title}, ''), ${target.identifier})`);
  const join = sql`left join lateral (
    select ${value} as value
    from ${entityRelations} join ${entities} ${target}
      on ${target.blueprintId} = ${entityRelations.targetBlueprintId} and ${target.id} = ${entityRelations.targetId}
    where ${entityRelations.sourceId} = ${selected.id} and ${entityRelations.relation} = ${relation}
      and ${live} ${allowed ? sql`and ${allowed}` : sql``}
    order by ${entityRelations.position} limit 1) ${name} on true`;
  return { expression: sql`${name}.value`, join };
}
