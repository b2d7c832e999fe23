import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { driverError } from '#db/errors.ts';
import { actions, actionVersions } from '#db/schema/actions.ts';
import { blueprints, blueprintVersions } from '#db/schema/catalog.ts';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import { renameBlueprints } from '#lib/actions/rename-blueprints.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { AppError } from '#lib/errors.ts';

const LOCK_NOT_AVAILABLE = '55P03';

export interface BlueprintRow {
  id: string;
  identifier: string;
  document: BlueprintDocument;
  version: number;
  createdAt: Date;
  createdBy: string;
  updatedAt: Date;
  updatedBy: string;
}

export const blueprintColumns = {
  id: blueprints.id,
  identifier: blueprints.identifier,
  document: blueprints.document,
  version: blueprints.version,
  createdAt: blueprints.createdAt,
  createdBy: blueprints.createdBy,
  updatedAt: blueprints.updatedAt,
  updatedBy: blueprints.updatedBy,
};

/** Milliseconds are what clients see: rounding here keeps what they read and what is compared the same. */
const now = sql`date_trunc('milliseconds', clock_timestamp())`;

export async function listBlueprintRows(executor: Executor): Promise<BlueprintRow[]> {
  return (await executor
    .select(blueprintColumns)
    .from(blueprints)
    .orderBy(asc(blueprints.identifier))) as BlueprintRow[];
}

export async function findBlueprint(
  executor: Executor,
  identifier: string,
): Promise<BlueprintRow | undefined> {
  const rows = await executor
    .select(blueprintColumns)
    .from(blueprints)
    .where(eq(blueprints.identifier, identifier));
  return rows[0] as BlueprintRow | undefined;
}

export async function findBlueprintById(executor: Executor, id: string): Promise<BlueprintRow | undefined> {
  const rows = await executor.select(blueprintColumns).from(blueprints).where(eq(blueprints.id, id));
  return rows[0] as BlueprintRow | undefined;
}

/**
 * `key share`: the blueprint stays while entities are written. `no key update`: its document is replaced.
 * `update`: it is renamed or deleted.
 */
export async function lockBlueprint(
  tx: Executor,
  identifier: string,
  strength: 'key share' | 'no key update' | 'update',
): Promise<BlueprintRow | undefined> {
  const rows = await tx
    .select(blueprintColumns)
    .from(blueprints)
    .where(eq(blueprints.identifier, identifier))
    .for(strength);
  return rows[0] as BlueprintRow | undefined;
}

/** Several at once, in an order that cannot deadlock; those missing are left out. */
export async function lockBlueprints(tx: Executor, identifiers: string[]): Promise<BlueprintRow[]> {
  if (identifiers.length === 0) return [];
  const rows = await tx
    .select(blueprintColumns)
    .from(blueprints)
    .where(inArray(blueprints.identifier, identifiers))
    .orderBy(asc(blueprints.id))
    .for('key share');
  return rows as BlueprintRow[];
}

/** All there are, against changes of their documents; entities may be written meanwhile. */
export async function lockAllBlueprints(tx: Executor): Promise<BlueprintRow[]> {
  const rows = await tx
    .select(blueprintColumns)
    .from(blueprints)
    .orderBy(asc(blueprints.id))
    .for('no key update');
  return rows as BlueprintRow[];
}

interface BlueprintChange {
  document: BlueprintDocument;
  by: string;
}

/** Undefined when the identifier is taken. Brings its version 1 and the partitions of its entities. */
export async function insertBlueprint(
  tx: Executor,
  { id, document, by }: BlueprintChange & { id: string },
): Promise<BlueprintRow | undefined> {
  const [row] = await tx
    .insert(blueprints)
    .values({
      id,
      ...describedBy(document),
      createdAt: now,
      createdBy: by,
      updatedAt: now,
      updatedBy: by,
    })
    .onConflictDoNothing()
    .returning(blueprintColumns);
  if (!row) return undefined;
  await tx.execute(sql`select quayside_create_partitions(${id}::uuid)`);
  await tx.insert(blueprintVersions).values({ blueprintId: id, version: 1, document, changedBy: by });
  return row as BlueprintRow;
}

/** The row must be locked. The next version is kept beside all earlier ones. */
export async function updateBlueprint(
  tx: Executor,
  id: string,
  { document, by }: BlueprintChange,
): Promise<BlueprintRow> {
  const [row] = await tx
    .update(blueprints)
    .set({
      ...describedBy(document),
      version: sql`${blueprints.version} + 1`,
      updatedAt: now,
      updatedBy: by,
    })
    .where(eq(blueprints.id, id))
    .returning(blueprintColumns);
  const updated = row as BlueprintRow;
  await tx
    .insert(blueprintVersions)
    .values({ blueprintId: id, version: updated.version, document, changedBy: by });
  return updated;
}

/** The row must be locked and without entities. Its history stays. */
export async function deleteBlueprintRow(
  tx: Executor,
  { id, version }: BlueprintRow,
  by: string,
): Promise<void> {
  await tx.delete(blueprints).where(eq(blueprints.id, id));
  await tx
    .insert(blueprintVersions)
    .values({ blueprintId: id, version: version + 1, document: null, changedBy: by });
  // Waits for readers of any blueprint: better to try again than to make everybody queue behind this.
  await tx.execute(sql`select set_config('lock_timeout', '2s', true)`);
  await tx.execute(sql`select quayside_drop_partitions(${id}::uuid)`).catch((error: unknown) => {
    if (driverError(error)?.code !== LOCK_NOT_AVAILABLE) throw error;
    throw new AppError(
      'unavailable',
      'The catalog is being read too busily to remove a blueprint just now.',
      {
        retryAfter: 2,
      },
    );
  });
}

function describedBy(document: BlueprintDocument) {
  const { identifier, title, icon } = document;
  return { identifier, title: title ?? null, icon: icon ?? null, document };
}

/**
 * Actions name the blueprint they belong to and those their inputs offer: when one is renamed, they follow with a
 * new version each.
 */
export async function renameBlueprintInActions(
  tx: Executor,
  { from, to, by }: { from: string; to: string; by: string },
): Promise<void> {
  const rows = await tx
    .select()
    .from(actions)
    .where(sql`strpos(${actions.document}::text, ${JSON.stringify(from)}) > 0`)
    .orderBy(asc(actions.id))
    .for('no key update');
  for (const { id, document, version, permissions } of rows) {
    const stored = document as ActionDocument;
    const renamed = renameBlueprints(stored, (identifier) => (identifier === from ? to : identifier));
    if (renamed === stored) continue;
    const { blueprintIdentifier = null } = renamed.trigger;
    await tx
      .update(actions)
      .set({
        document: { ...renamed },
        blueprintIdentifier,
        version: version + 1,
        updatedAt: now,
        updatedBy: by,
      })
      .where(and(eq(actions.id, id), eq(actions.version, version)));
    await tx
      .insert(actionVersions)
      .values({ actionId: id, version: version + 1, document: { ...renamed }, permissions, changedBy: by });
  }
}
