import { and, asc, eq, inArray, ne, or } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { blueprints, entities, entityRelations } from '#db/schema/catalog.ts';
import type { EntityKey, EntityRow } from './entities.ts';

/** Replaces all links of one relation of one entity; the targets must be locked. */
export async function replaceLinks(
  tx: Executor,
  source: EntityKey,
  relation: string,
  targets: readonly EntityKey[],
): Promise<void> {
  await tx
    .delete(entityRelations)
    .where(and(eq(entityRelations.sourceId, source.id), eq(entityRelations.relation, relation)));
  if (targets.length === 0) return;
  await tx.insert(entityRelations).values(
    targets.map((target, position) => ({
      sourceBlueprintId: source.blueprintId,
      sourceId: source.id,
      relation,
      position,
      targetBlueprintId: target.blueprintId,
      targetId: target.id,
    })),
  );
}

/** Identifiers of what one entity points to, by relation, in order, whoever may see them. */
export async function listLinks(executor: Executor, source: EntityKey): Promise<Record<string, string[]>> {
  const rows = await executor
    .select({ relation: entityRelations.relation, identifier: entities.identifier })
    .from(entityRelations)
    .innerJoin(
      entities,
      and(
        eq(entities.blueprintId, entityRelations.targetBlueprintId),
        eq(entities.id, entityRelations.targetId),
      ),
    )
    .where(eq(entityRelations.sourceId, source.id))
    .orderBy(asc(entityRelations.relation), asc(entityRelations.position));
  const links = Map.groupBy(rows, ({ relation }) => relation);
  return Object.fromEntries(
    [...links].map(([relation, targets]) => [relation, targets.map(({ identifier }) => identifier)]),
  );
}

interface LinkedEntity {
  relation: string;
  blueprint: string;
  entity: EntityRow;
}

/** What one entity points to, whole rows for the caller's rights to be asked about, by relation, in order. */
export async function listLinkedEntities(executor: Executor, source: EntityKey): Promise<LinkedEntity[]> {
  return executor
    .select({ relation: entityRelations.relation, blueprint: blueprints.identifier, entity: entities })
    .from(entityRelations)
    .innerJoin(
      entities,
      and(
        eq(entities.blueprintId, entityRelations.targetBlueprintId),
        eq(entities.id, entityRelations.targetId),
      ),
    )
    .innerJoin(blueprints, eq(blueprints.id, entityRelations.targetBlueprintId))
    .where(eq(entityRelations.sourceId, source.id))
    .orderBy(asc(entityRelations.relation), asc(entityRelations.position));
}

export interface Dependent {
  relation: string;
  blueprint: string;
  entity: EntityRow;
}

/** Entities that point to any of `targets`, links of an entity to itself left out, at most `limit` links. */
export async function listDependents(
  executor: Executor,
  targets: readonly EntityKey[],
  limit: number,
): Promise<Dependent[]> {
  const ids = targets.map(({ id }) => id);
  return executor
    .select({ relation: entityRelations.relation, blueprint: blueprints.identifier, entity: entities })
    .from(entityRelations)
    .innerJoin(
      entities,
      and(
        eq(entities.blueprintId, entityRelations.sourceBlueprintId),
        eq(entities.id, entityRelations.sourceId),
      ),
    )
    .innerJoin(blueprints, eq(blueprints.id, entityRelations.sourceBlueprintId))
    .where(
      and(inArray(entityRelations.targetId, ids), ne(entityRelations.sourceId, entityRelations.targetId)),
    )
    .orderBy(asc(entityRelations.sourceId), asc(entityRelations.relation))
    .limit(limit);
}

/** Every link from or to an entity that is going. */
export async function deleteLinks(tx: Executor, { id }: EntityKey): Promise<void> {
  await tx
    .delete(entityRelations)
    .where(or(eq(entityRelations.sourceId, id), eq(entityRelations.targetId, id)));
}
