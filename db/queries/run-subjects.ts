import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { entityCondition, plainEntityCondition } from '#db/conditions/read-condition.ts';
import { entityTable } from '#db/query-compiler/entity-table.ts';
import { blueprints, entities, entityRelations } from '#db/schema/catalog.ts';
import { teams, users } from '#db/schema/people.ts';
import type { Ability } from '#lib/access/ability.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';

/** An entity that a run is about or that an input names. */
export interface SubjectEntity {
  id: string;
  document: BlueprintDocument;
  entity: Omit<typeof entities.$inferSelect, 'blueprintId' | 'id' | 'version' | 'source'>;
  /** identifiers of readable targets, by relation, in order */
  links: Record<string, string[]>;
}

/** Those of a blueprint's entities that the caller may read; the others are missing like those that do not exist. */
export async function findSubjects(
  executor: Executor,
  ability: Ability,
  blueprint: string,
  identifiers: readonly string[],
): Promise<SubjectEntity[]> {
  const rows = await executor
    .select({ entity: entities, document: sql<BlueprintDocument>`${blueprints.document}` })
    .from(entities)
    .innerJoin(blueprints, eq(blueprints.id, entities.blueprintId))
    .where(
      and(
        eq(blueprints.identifier, blueprint),
        inArray(entities.identifier, [...identifiers]),
        plainEntityCondition(ability),
      ),
    );
  const links = await listReadableLinks(
    executor,
    ability,
    rows.map(({ entity }) => entity.id),
  );
  return rows.map(({ entity, document }) => ({
    id: entity.id,
    document,
    entity,
    links: links.get(entity.id) ?? {},
  }));
}

async function listReadableLinks(
  executor: Executor,
  ability: Ability,
  sourceIds: string[],
): Promise<Map<string, Record<string, string[]>>> {
  const links = new Map<string, Record<string, string[]>>();
  if (sourceIds.length === 0) return links;
  const target = entityTable('target');
  const rows = await executor
    .select({
      sourceId: entityRelations.sourceId,
      relation: entityRelations.relation,
      identifier: target.identifier,
    })
    .from(entityRelations)
    .innerJoin(
      target,
      and(eq(target.blueprintId, entityRelations.targetBlueprintId), eq(target.id, entityRelations.targetId)),
    )
    .where(and(inArray(entityRelations.sourceId, sourceIds), entityCondition(ability)(target)))
    .orderBy(asc(entityRelations.relation), asc(entityRelations.position));
  for (const { sourceId, relation, identifier } of rows) {
    const found = links.get(sourceId) ?? {};
    const before = Object.hasOwn(found, relation) ? found[relation] : undefined;
    found[relation] = [...(before ?? []), identifier];
    links.set(sourceId, found);
  }
  return links;
}

/** Those of `emails` that belong to users who can sign in, in lower case. */
export async function findKnownEmails(executor: Executor, emails: readonly string[]): Promise<string[]> {
  if (emails.length === 0) return [];
  const address = sql<string>`lower(${users.email})`;
  const wanted = emails.map((email) => email.toLowerCase());
  const rows = await executor
    .select({ email: address })
    .from(users)
    .where(and(inArray(address, wanted), isNull(users.disabledAt)));
  return rows.map(({ email }) => email);
}

/** Those of `identifiers` that are teams, in any order. */
export async function findKnownTeams(executor: Executor, identifiers: readonly string[]): Promise<string[]> {
  if (identifiers.length === 0) return [];
  const rows = await executor
    .select({ identifier: teams.identifier })
    .from(teams)
    .where(inArray(teams.identifier, [...identifiers]));
  return rows.map(({ identifier }) => identifier);
}
