import { and, asc, eq, inArray, notInArray } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { isDeclared } from '#db/query-compiler/live-links.ts';
import { blueprints, entities, entityRelations } from '#db/schema/catalog.ts';
import type { EntityKey } from './entities.ts';
import type { LinkedEntity } from './relations.ts';

/** A link, with the entity it comes from. */
export interface Dependent extends LinkedEntity {
  targetId: string;
}

/**
 * Links to any of `targets` from entities that are not among them, at most `limit`. What is left of a relation that is
 * gone or points elsewhere now keeps nothing: nobody could see it, or take it away.
 */
export async function listOutsideDependents(
  executor: Executor,
  targets: readonly EntityKey[],
  limit: number,
): Promise<Dependent[]> {
  const ids = targets.map(({ id }) => id);
  if (ids.length === 0) return [];
  return executor
    .select({
      targetId: entityRelations.targetId,
      relation: entityRelations.relation,
      blueprint: blueprints.identifier,
      entity: entities,
    })
    .from(entityRelations)
    .innerJoin(
      entities,
      and(
        eq(entities.blueprintId, entityRelations.sourceBlueprintId),
        eq(entities.id, entityRelations.sourceId),
      ),
    )
    .innerJoin(blueprints, eq(blueprints.id, entityRelations.sourceBlueprintId))
    .where(and(inArray(entityRelations.targetId, ids), notInArray(entityRelations.sourceId, ids), isDeclared))
    .orderBy(asc(entityRelations.targetId), asc(entityRelations.sourceId), asc(entityRelations.relation))
    .limit(limit);
}
