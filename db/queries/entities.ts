import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { plainEntityCondition } from '#db/conditions/read-condition.ts';
import { entities } from '#db/schema/catalog.ts';
import type { Ability } from '#lib/access/ability.ts';

export type EntityRow = typeof entities.$inferSelect;
export type LockStrength = 'key share' | 'no key update' | 'update';

/** Where one entity is: the blueprint's id leads to its partition. */
export interface EntityKey {
  blueprintId: string;
  id: string;
}

/** Milliseconds are what clients and cursors see. */
const now = sql`date_trunc('milliseconds', clock_timestamp())`;
/** Asked for twice it is the same. */
const created = sql`date_trunc('milliseconds', statement_timestamp())`;

/**
 * `no key update` to change it, `update` to delete it. Linking takes `key share` on the target, so that it
 * cannot disappear before the link is committed.
 */
export async function lockEntity(
  tx: Executor,
  { blueprintId, identifier }: { blueprintId: string; identifier: string },
  strength: LockStrength,
): Promise<EntityRow | undefined> {
  const [row] = await tx
    .select()
    .from(entities)
    .where(and(eq(entities.blueprintId, blueprintId), eq(entities.identifier, identifier)))
    .for(strength);
  return row;
}

/** In the order of their ids, so that two that lock the same ones wait instead of deadlocking; missing ones are left out. */
export async function lockEntities(
  tx: Executor,
  blueprintId: string,
  identifiers: readonly string[],
  strength: LockStrength = 'key share',
): Promise<EntityRow[]> {
  if (identifiers.length === 0) return [];
  return named(tx, blueprintId, identifiers).for(strength);
}

/** The same, to look at only. */
export async function listNamedEntities(
  executor: Executor,
  blueprintId: string,
  identifiers: readonly string[],
): Promise<EntityRow[]> {
  return identifiers.length === 0 ? [] : named(executor, blueprintId, identifiers);
}

function named(executor: Executor, blueprintId: string, identifiers: readonly string[]) {
  return executor
    .select()
    .from(entities)
    .where(and(eq(entities.blueprintId, blueprintId), inArray(entities.identifier, [...identifiers])))
    .orderBy(asc(entities.id));
}

export interface NewEntity extends EntityKey {
  identifier: string;
  title: string | null;
  icon: string | null;
  team: string[];
  properties: Record<string, unknown>;
  source: string | null;
  by: string;
}

/** Undefined when the identifier is taken, also by somebody who is just committing it. */
export async function insertEntity(
  tx: Executor,
  { by, ...entity }: NewEntity,
): Promise<EntityRow | undefined> {
  const [row] = await tx
    .insert(entities)
    .values({ ...entity, createdAt: created, createdBy: by, updatedAt: created, updatedBy: by })
    .onConflictDoNothing({ target: [entities.blueprintId, entities.identifier] })
    .returning();
  return row;
}

export interface EntityChange {
  identifier?: string;
  title?: string | null;
  icon?: string | null;
  team?: string[];
  /** `merge` keeps properties not named; values are never read and written back, so no concurrent change is lost */
  properties?: { mode: 'merge' | 'replace'; values: Record<string, unknown> };
  source: string | null;
  by: string;
}

/** The next version of an entity, in one statement. */
export async function updateEntity(
  tx: Executor,
  key: EntityKey,
  change: EntityChange,
): Promise<EntityRow | undefined> {
  const { properties, by, source, ...fields } = change;
  const values = properties && sql`${JSON.stringify(properties.values)}::jsonb`;
  const [row] = await tx
    .update(entities)
    .set({
      ...fields,
      ...(properties && values
        ? { properties: properties.mode === 'merge' ? sql`${entities.properties} || ${values}` : values }
        : {}),
      version: sql`${entities.version} + 1`,
      source,
      updatedAt: now,
      updatedBy: by,
    })
    .where(isEntity(key))
    .returning();
  return row;
}

/** The same content was written again: only who, when and from where change, and no version is made. */
export async function touchEntity(
  tx: Executor,
  key: EntityKey,
  { by, source }: { by: string; source: string | null },
): Promise<EntityRow> {
  const [row] = await tx
    .update(entities)
    .set({ source, updatedAt: now, updatedBy: by })
    .where(isEntity(key))
    .returning();
  return row as EntityRow;
}

/** When it went, by the database's clock; undefined when it was gone already. */
export async function deleteEntityRow(tx: Executor, key: EntityKey): Promise<Date | undefined> {
  const [row] = await tx.delete(entities).where(isEntity(key)).returning({ at: now });
  return row && new Date(row.at as string | Date);
}

/** Several that are about to go, in the order of their ids; those already gone are left out. */
export async function lockForDeletion(tx: Executor, keys: readonly EntityKey[]): Promise<EntityRow[]> {
  if (keys.length === 0) return [];
  const blueprintIds = [...new Set(keys.map(({ blueprintId }) => blueprintId))];
  return tx
    .select()
    .from(entities)
    .where(
      and(
        inArray(entities.blueprintId, blueprintIds),
        inArray(
          entities.id,
          keys.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(entities.id))
    .for('update');
}

function isEntity({ blueprintId, id }: EntityKey) {
  return and(eq(entities.blueprintId, blueprintId), eq(entities.id, id));
}

/** Counts no further than just beyond `most`. */
export async function countEntities(executor: Executor, blueprintId: string, most: number): Promise<number> {
  const some = executor
    .select({ one: sql`1`.as('one') })
    .from(entities)
    .where(eq(entities.blueprintId, blueprintId))
    .limit(most + 1)
    .as('some');
  const [row] = await executor.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

/** By identifier, those of a blueprint that the caller may read. */
export async function firstIdentifiers(
  executor: Executor,
  ability: Ability,
  blueprintId: string,
  limit: number,
): Promise<string[]> {
  const rows = await executor
    .select({ identifier: entities.identifier })
    .from(entities)
    .where(and(eq(entities.blueprintId, blueprintId), plainEntityCondition(ability)))
    .orderBy(asc(entities.identifier))
    .limit(limit);
  return rows.map(({ identifier }) => identifier);
}
