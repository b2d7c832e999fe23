import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { actions, actionVersions } from '#db/schema/actions.ts';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';

export interface ActionRow {
  id: string;
  identifier: string;
  document: ActionDocument;
  permissions: ActionPermissions;
  version: number;
  createdAt: Date;
  createdBy: string;
  updatedAt: Date;
  updatedBy: string;
}

const columns = {
  id: actions.id,
  identifier: actions.identifier,
  document: sql<ActionDocument>`${actions.document}`,
  permissions: actions.permissions,
  version: actions.version,
  createdAt: actions.createdAt,
  createdBy: actions.createdBy,
  updatedAt: actions.updatedAt,
  updatedBy: actions.updatedBy,
};

export async function findAction(executor: Executor, identifier: string): Promise<ActionRow | undefined> {
  const [row] = await executor.select(columns).from(actions).where(eq(actions.identifier, identifier));
  return row;
}

/** The action's row, locked until the transaction ends; `share` keeps it from changing, and no reader out. */
export async function lockAction(
  tx: Executor,
  identifier: string,
  strength: 'update' | 'share' = 'update',
): Promise<ActionRow | undefined> {
  const [row] = await tx
    .select(columns)
    .from(actions)
    .where(eq(actions.identifier, identifier))
    .for(strength);
  return row;
}

export interface ActionFilter {
  triggerType?: string | undefined;
  blueprint?: string | undefined;
}

/** All actions that match, by title. */
export async function listActionRows(executor: Executor, filter: ActionFilter): Promise<ActionRow[]> {
  const conditions: SQL[] = [];
  if (filter.triggerType !== undefined) conditions.push(eq(actions.triggerType, filter.triggerType));
  if (filter.blueprint !== undefined) conditions.push(eq(actions.blueprintIdentifier, filter.blueprint));
  return executor
    .select(columns)
    .from(actions)
    .where(and(...conditions))
    .orderBy(asc(sql`lower(coalesce(${actions.title}, ${actions.identifier}))`), asc(actions.identifier));
}

interface ActionWrite {
  id: string;
  document: ActionDocument;
  permissions: ActionPermissions;
  by: string;
}

function valuesOf({ document, permissions, by }: ActionWrite) {
  return {
    identifier: document.identifier,
    title: document.title ?? null,
    triggerType: document.trigger.type,
    operation: document.trigger.operation ?? null,
    blueprintIdentifier: document.trigger.blueprintIdentifier ?? null,
    document: { ...document },
    permissions,
    updatedBy: by,
  };
}

/** Undefined when the identifier is taken. */
export async function insertAction(tx: Executor, action: ActionWrite): Promise<ActionRow | undefined> {
  const [row] = await tx
    .insert(actions)
    .values({ id: action.id, createdBy: action.by, ...valuesOf(action) })
    .onConflictDoNothing()
    .returning(columns);
  return row;
}

/** Writes document and permissions as the next version. A unique violation means the identifier is taken. */
export async function updateAction(tx: Executor, action: ActionWrite): Promise<ActionRow> {
  const [row] = await tx
    .update(actions)
    .set({ ...valuesOf(action), version: sql`${actions.version} + 1`, updatedAt: sql`now()` })
    .where(eq(actions.id, action.id))
    .returning(columns);
  if (!row) throw new Error(`action ${action.id} was not updated`);
  return row;
}

export async function deleteActionRow(tx: Executor, id: string): Promise<void> {
  await tx.delete(actions).where(eq(actions.id, id));
}

/** Keeps what the action was in this version; a deleted one has neither document nor permissions. */
export async function insertActionVersion(
  tx: Executor,
  action: Pick<ActionRow, 'id' | 'version'> & Partial<Pick<ActionRow, 'document' | 'permissions'>>,
  by: string,
): Promise<void> {
  await tx.insert(actionVersions).values({
    actionId: action.id,
    version: action.version,
    document: action.document ? { ...action.document } : null,
    permissions: action.permissions ?? null,
    changedBy: by,
  });
}
