import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { readCondition } from '#db/conditions/read-condition.ts';
import { views } from '#db/schema/catalog.ts';
import type { Ability } from '#lib/access/ability.ts';

export interface ViewRow {
  id: string;
  blueprintId: string;
  title: string;
  owner: string;
  shared: boolean;
  state: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const columns = {
  id: views.id,
  blueprintId: views.blueprintId,
  title: views.title,
  owner: views.owner,
  shared: views.shared,
  state: views.state,
  version: views.version,
  createdAt: views.createdAt,
  updatedAt: views.updatedAt,
};

const MOST_LISTED = 1_000;

/** The views of a blueprint that may be read, by title. */
export async function listReadableViews(
  executor: Executor,
  ability: Ability,
  blueprintId: string,
): Promise<ViewRow[]> {
  return executor
    .select(columns)
    .from(views)
    .where(and(eq(views.blueprintId, blueprintId), readCondition(ability, 'read', 'View')))
    .orderBy(asc(sql`lower(${views.title})`), asc(views.id))
    .limit(MOST_LISTED);
}

export async function countViewsOf(tx: Executor, blueprintId: string, owner: string): Promise<number> {
  const [row] = await tx
    .select({ value: count() })
    .from(views)
    .where(and(eq(views.blueprintId, blueprintId), eq(views.owner, owner)));
  return row?.value ?? 0;
}

export async function lockView(
  tx: Executor,
  { blueprintId, id }: { blueprintId: string; id: string },
): Promise<ViewRow | undefined> {
  const [row] = await tx
    .select(columns)
    .from(views)
    .where(and(eq(views.blueprintId, blueprintId), eq(views.id, id)))
    .for('update');
  return row;
}

type ViewContent = Pick<ViewRow, 'title' | 'state' | 'shared'>;

export async function insertView(
  tx: Executor,
  view: Pick<ViewRow, 'id' | 'blueprintId' | 'owner'> & ViewContent,
): Promise<ViewRow> {
  const by = { createdBy: view.owner, updatedBy: view.owner };
  const [row] = await tx
    .insert(views)
    .values({ ...view, ...by })
    .returning(columns);
  if (!row) throw new Error(`view ${view.id} was not written`);
  return row;
}

export async function updateViewRow(
  tx: Executor,
  id: string,
  { by, ...content }: ViewContent & { by: string },
): Promise<ViewRow> {
  const [row] = await tx
    .update(views)
    .set({ ...content, updatedBy: by, updatedAt: sql`now()`, version: sql`${views.version} + 1` })
    .where(eq(views.id, id))
    .returning(columns);
  if (!row) throw new Error(`view ${id} was not written`);
  return row;
}

export async function deleteViewRow(tx: Executor, id: string): Promise<void> {
  await tx.delete(views).where(eq(views.id, id));
}
