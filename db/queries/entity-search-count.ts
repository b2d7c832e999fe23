import { sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { entities } from '#db/schema/catalog.ts';
import { type EntitySelection, selected, selectionCondition } from './entity-search-where.ts';

export interface EntityCount {
  value: number;
  /** false: there are more than were counted, `value` is the planner's estimate */
  exact: boolean;
}

/** Beyond this many, counting would cost more than it tells. */
export const COUNT_CAP = 10_000;

/** How many readable entities a selection holds. */
export async function countEntityRows(executor: Executor, selection: EntitySelection): Promise<EntityCount> {
  const condition = await selectionCondition(executor, selection);
  if (!condition) return { value: 0, exact: true };
  const matching = sql`select 1 from ${entities} ${selected} where ${condition}`;
  const [row] = await executor.execute(
    sql`select count(*)::int as value from (${matching} limit ${COUNT_CAP + 1}::int) counted`,
  );
  const value = Number(row?.value ?? 0);
  if (value <= COUNT_CAP) return { value, exact: true };
  const [plan] = await executor.execute(sql`explain (format json) ${matching}`);
  return { value: Math.max(value, estimatedRows(plan)), exact: false };
}

function estimatedRows(plan: unknown): number {
  const document = (plan as Record<string, unknown> | undefined)?.['QUERY PLAN'];
  const [root] = document as { Plan: { 'Plan Rows': number } }[];
  return root?.Plan['Plan Rows'] ?? 0;
}
