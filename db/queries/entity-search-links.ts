import { and, asc, eq, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { entityTable } from '#db/query-compiler/entity-table.ts';
import { uuidArray } from '#db/query-compiler/literals.ts';
import { entityRelations } from '#db/schema/catalog.ts';
import type { EntitySelection } from './entity-search-where.ts';

export interface LinkedRef {
  blueprint: string;
  identifier: string;
  title: string | null;
}

const target = entityTable('target');

/** What the declared relations of these entities point at, as far as it may be read: one statement for a whole page. */
export async function listReadableLinks(
  executor: Executor,
  selection: Pick<EntitySelection, 'blueprints' | 'readable'>,
  sources: readonly { id: string; blueprintId: string }[],
): Promise<Map<string, Record<string, LinkedRef[]>>> {
  const sourceBlueprints = new Set(sources.map(({ blueprintId }) => blueprintId));
  const targetIds = selection.blueprints
    .filter(({ id }) => sourceBlueprints.has(id))
    .flatMap((blueprint) => [...blueprint.targetIds.values()]);
  if (targetIds.length === 0) return new Map();
  const rows = await executor
    .select({
      sourceId: entityRelations.sourceId,
      relation: entityRelations.relation,
      sourceBlueprintId: entityRelations.sourceBlueprintId,
      targetBlueprintId: entityRelations.targetBlueprintId,
      identifier: target.identifier,
      title: target.title,
    })
    .from(entityRelations)
    .innerJoin(
      target,
      and(eq(target.blueprintId, entityRelations.targetBlueprintId), eq(target.id, entityRelations.targetId)),
    )
    .where(
      and(
        sql`${entityRelations.sourceId} = any(${uuidArray(sources.map(({ id }) => id))})`,
        // Naming the partitions spares the planner all others.
        sql`${target.blueprintId} = any(${uuidArray([...new Set(targetIds)])})`,
        selection.readable(target),
      ),
    )
    .orderBy(asc(entityRelations.sourceId), asc(entityRelations.relation), asc(entityRelations.position));
  const models = new Map(selection.blueprints.map((blueprint) => [blueprint.id, blueprint]));
  // Links that are left from before a relation got another target are none.
  const current = rows.filter(
    ({ sourceBlueprintId, relation, targetBlueprintId }) =>
      models.get(sourceBlueprintId)?.targetIds.get(relation) === targetBlueprintId,
  );
  const perSource = Map.groupBy(current, ({ sourceId }) => sourceId);
  return new Map(
    [...perSource].map(([sourceId, found]) => {
      const perRelation = Map.groupBy(found, ({ relation }) => relation);
      const refs = [...perRelation].map(([relation, ends]): [string, LinkedRef[]] => [
        relation,
        ends.map(({ sourceBlueprintId, identifier, title }) => ({
          blueprint: models.get(sourceBlueprintId)?.relations.get(relation)?.target ?? '',
          identifier,
          title,
        })),
      ]);
      return [sourceId, Object.fromEntries(refs)];
    }),
  );
}
