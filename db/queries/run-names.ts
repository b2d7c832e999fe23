import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { plainEntityCondition } from '#db/conditions/read-condition.ts';
import { actions } from '#db/schema/actions.ts';
import { blueprints, entities } from '#db/schema/catalog.ts';
import type { Ability } from '#lib/access/ability.ts';
import type { RunRow } from './runs.ts';

/** What runs name by id, in words. Entities the caller may not read have no title here. */
export interface RunNames {
  actions: Map<string, { title: string | null; icon: string | null }>;
  blueprints: Map<string, { title: string | null; icon: string | null }>;
  entities: Map<string, { title: string | null; icon: string | null }>;
}

export async function findRunNames(
  executor: Executor,
  ability: Ability,
  rows: readonly RunRow[],
): Promise<RunNames> {
  const actionIds = distinct(rows.map(({ actionId }) => actionId));
  const blueprintNames = distinct(rows.map(({ blueprintIdentifier }) => blueprintIdentifier));
  const entityIds = distinct(rows.map(({ entityId }) => entityId));
  const [ofActions, ofBlueprints, ofEntities] = await Promise.all([
    actionIds.length === 0
      ? []
      : executor
          .select({
            key: actions.id,
            title: actions.title,
            icon: sql<string | null>`${actions.document} ->> 'icon'`,
          })
          .from(actions)
          .where(inArray(actions.id, actionIds)),
    blueprintNames.length === 0
      ? []
      : executor
          .select({ key: blueprints.identifier, title: blueprints.title, icon: blueprints.icon })
          .from(blueprints)
          .where(inArray(blueprints.identifier, blueprintNames)),
    entityIds.length === 0
      ? []
      : executor
          .select({ key: entities.id, title: entities.title, icon: entities.icon })
          .from(entities)
          .innerJoin(blueprints, eq(blueprints.id, entities.blueprintId))
          .where(
            and(
              inArray(entities.id, entityIds),
              inArray(blueprints.identifier, blueprintNames),
              plainEntityCondition(ability),
            ),
          ),
  ]);
  return { actions: byKey(ofActions), blueprints: byKey(ofBlueprints), entities: byKey(ofEntities) };
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

function byKey<T extends { key: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.key, row]));
}
