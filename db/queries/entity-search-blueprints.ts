import { asc, inArray, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import type { BlueprintOutline } from '#db/query-compiler/blueprint-outline.ts';
import type { QueryBlueprint } from '#db/query-compiler/compile-query.ts';
import { blueprints, propertyIndexes } from '#db/schema/catalog.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { type IndexType, modelOf } from '#lib/query/model.ts';
import { type BlueprintRow, blueprintColumns as columns } from './blueprints.ts';

export type SearchableBlueprint = QueryBlueprint & BlueprintRow;

// Nested, because drizzle takes the table names off the columns of an outermost fragment.
const indexes = sql<{ property: string; type: IndexType }[] | null>`${sql`(
  select json_agg(json_build_object('property', ${propertyIndexes.property}, 'type', ${propertyIndexes.type}))
  from ${propertyIndexes}
  where ${propertyIndexes.blueprintId} = ${blueprints.id} and ${propertyIndexes.state} = 'ready')`}`;

const targets = sql<Record<string, string> | null>`${sql`(
  select json_object_agg(relation.key, target.id) from json_each(${blueprints.document} -> 'relations') relation
  join ${blueprints} target on target.identifier = relation.value ->> 'target')`}`;

/** What searching needs to know of blueprints: the named ones, or all. Unknown names are left out. */
export async function loadSearchableBlueprints(
  executor: Executor,
  identifiers?: readonly string[],
): Promise<SearchableBlueprint[]> {
  const rows = await executor
    .select({
      ...columns,
      document: sql<BlueprintDocument>`${blueprints.document}`,
      indexes,
      targets,
    })
    .from(blueprints)
    .where(identifiers && inArray(blueprints.identifier, [...identifiers]))
    .orderBy(asc(blueprints.identifier));
  return rows.map(({ indexes, targets, ...row }) => ({
    ...modelOf(row.identifier, row.document as unknown as Record<string, unknown>),
    ...row,
    indexed: new Map(indexes?.map(({ property, type }) => [property, type])),
    targetIds: new Map(Object.entries(targets ?? {})),
  }));
}

/** How all blueprints hang together. */
export async function loadOutline(executor: Executor): Promise<BlueprintOutline[]> {
  const rows = await executor
    .select({ id: blueprints.id, identifier: blueprints.identifier, targets })
    .from(blueprints);
  return rows.map(({ targets, ...row }) => ({ ...row, targetIds: new Map(Object.entries(targets ?? {})) }));
}
