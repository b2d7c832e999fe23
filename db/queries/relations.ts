import { and, asc, eq, or } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { isDeclared } from '#db/query-compiler/live-links.ts';
import { blueprints, entities, entityRelations } from '#db/schema/catalog.ts';
import type { EntityKey, EntityRow } from './entities.ts';

const target = and(
  eq(entities.blueprintId, entityRelations.targetBlueprintId),
  eq(entities.id, entityRelations.targetId),
);

/** A link, with the entity at its other end. */
export interface LinkedEntity {
  relation: string;
  blueprint: string;
  entity: EntityRow;
}
const link = { relation: entityRelations.relation, blueprint: blueprints.identifier, entity: entities };

/** Replaces all links of one relation of one entity; the targets must be locked. */
export async function replaceLinks(
  tx: Executor,
  from: EntityKey,
  relation: string,
  targets: readonly EntityKey[],
): Promise<void> {
  await tx
    .delete(entityRelations)
    .where(and(eq(entityRelations.sourceId, from.id), eq(entityRelations.relation, relation)));
  if (targets.length === 0) return;
  await tx.insert(entityRelations).values(
    targets.map((to, position) => ({
      sourceBlueprintId: from.blueprintId,
      sourceId: from.id,
      relation,
      position,
      targetBlueprintId: to.blueprintId,
      targetId: to.id,
    })),
  );
}

/** Identifiers of what one entity points to, by relation, in order, whoever may see them. */
export async function listLinks(executor: Executor, from: EntityKey): Promise<Record<string, string[]>> {
  const rows = await executor
    .select({ relation: entityRelations.relation, identifier: entities.identifier })
    .from(entityRelations)
    .innerJoin(entities, target)
    .where(and(eq(entityRelations.sourceId, from.id), isDeclared))
    .orderBy(asc(entityRelations.relation), asc(entityRelations.position));
  const links = Map.groupBy(rows, ({ relation }) => relation);
  return Object.fromEntries(
    [...links].map(([relation, targets]) => [relation, targets.map(({ identifier }) => identifier)]),
  );
}

/** What one entity points to, whole rows for the caller's rights to be asked about, by relation, in order. */
export async function listLinkedEntities(executor: Executor, from: EntityKey): Promise<LinkedEntity[]> {
  return executor
    .select(link)
    .from(entityRelations)
    .innerJoin(entities, target)
    .innerJoin(blueprints, eq(blueprints.id, entityRelations.targetBlueprintId))
    .where(and(eq(entityRelations.sourceId, from.id), isDeclared))
    .orderBy(asc(entityRelations.relation), asc(entityRelations.position));
}

/** Every link from or to an entity that is going. */
export async function deleteLinks(tx: Executor, { id }: EntityKey): Promise<void> {
  await tx
    .delete(entityRelations)
    .where(or(eq(entityRelations.sourceId, id), eq(entityRelations.targetId, id)));
}
