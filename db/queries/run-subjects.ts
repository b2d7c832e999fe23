import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { entityCondition, plainEntityCondition } from '#db/conditions/read-condition.ts';
import { entities } from '#db/schema/catalog.ts';
import { teams, users } from '#db/schema/people.ts';
import type { Ability } from '#lib/access/ability.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { loadSearchableBlueprints } from './entity-search-blueprints.ts';
import { listReadableLinks } from './entity-search-links.ts';

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
  const [model] = await loadSearchableBlueprints(executor, [blueprint]);
  if (!model) return [];
  const rows = await executor
    .select()
    .from(entities)
    .where(
      and(
        eq(entities.blueprintId, model.id),
        inArray(entities.identifier, [...identifiers]),
        plainEntityCondition(ability),
      ),
    );
  const selection = { blueprints: [model], readable: entityCondition(ability) };
  const links = await listReadableLinks(executor, selection, rows);
  return rows.map((entity) => {
    const targets = Object.entries(links.get(entity.id) ?? {});
    const named = targets.map(([relation, refs]) => [relation, refs.map(({ identifier }) => identifier)]);
    return { id: entity.id, document: model.document, entity, links: Object.fromEntries(named) };
  });
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
