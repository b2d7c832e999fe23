import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { uuidArray } from '#db/query-compiler/literals.ts';
import { entities } from '#db/schema/catalog.ts';
import { type EntitySelection, selected, selectionCondition } from './entity-search-where.ts';

export interface EntityCount {
  value: number;
  /** false: there are more than were counted, `value` is the planner's estimate */
  exact: boolean;
}

/** Beyond this many, counting would cost more than it tells. */
const COUNT_CAP = 10_000;

/** How many readable entities a selection holds. */
export async function countEntityRows(executor: Executor, selection: EntitySelection): Promise<EntityCount> {
  const condition = await selectionCondition(executor, selection);
  if (!condition) return { value: 0, exact: true };
  const matching = matchingRows(condition);
  const [row] = await executor.execute(sql`select ${counted(matching)} as value`);
  return countOf(executor, Number(row?.value ?? 0), matching);
}

/** How many readable entities each blueprint has, by its identifier, in one statement. */
export async function countEntityRowsByBlueprint(
  executor: Executor,
  { blueprints, readable }: Pick<EntitySelection, 'blueprints' | 'readable'>,
): Promise<Map<string, EntityCount>> {
  const allowed = readable(selected) ?? sql`true`;
  const matching = (id: SQL) => matchingRows(sql`${selected.blueprintId} = ${id} and ${allowed}`);
  const ids = uuidArray(blueprints.map(({ id }) => id));
  const rows = await executor.execute(
    sql`select kind.id, ${counted(matching(sql`kind.id`))} as value from unnest(${ids}) kind(id)`,
  );
  const values = new Map(rows.map(({ id, value }) => [id, Number(value)]));
  const counts = blueprints.map(async ({ id, identifier }) => {
    const count = await countOf(executor, values.get(id) ?? 0, matching(sql`${id}`));
    return [identifier, count] as const;
  });
  return new Map(await Promise.all(counts));
}

const TEAM_CAP = 1_000;

/** How many readable entities name each of the teams, up to a cap. */
export async function countEntityRowsByTeam(
  executor: Executor,
  { blueprints, readable }: Pick<EntitySelection, 'blueprints' | 'readable'>,
  teams: readonly string[],
): Promise<Map<string, number>> {
  const allowed = readable(selected) ?? sql`true`;
  const ids = uuidArray(blueprints.map(({ id }) => id));
  const owned = matchingRows(
    sql`${selected.blueprintId} = any(${ids}) and ${selected.team} @> array[kind.team] and ${allowed}`,
  );
  const rows = await executor.execute<{ team: string; value: number }>(
    sql`select kind.team, (select count(*)::int from (${owned} limit ${TEAM_CAP}::int) counted) as value
      from json_array_elements_text(${JSON.stringify(teams)}::json) kind(team)`,
  );
  return new Map(rows.map(({ team, value }) => [team, value]));
}

const matchingRows = (condition: SQL): SQL => sql`select 1 from ${entities} ${selected} where ${condition}`;

const counted = (matching: SQL): SQL =>
  sql`(select count(*)::int from (${matching} limit ${COUNT_CAP + 1}::int) counted)`;

async function countOf(executor: Executor, value: number, matching: SQL): Promise<EntityCount> {
  if (value <= COUNT_CAP) return { value, exact: true };
  const [plan] = await executor.execute(sql`explain (format json) ${matching}`);
  return { value: Math.max(value, estimatedRows(plan)), exact: false };
}

function estimatedRows(plan: unknown): number {
  const document = (plan as Record<string, unknown> | undefined)?.['QUERY PLAN'];
  const [root] = document as { Plan: { 'Plan Rows': number } }[];
  return root?.Plan['Plan Rows'] ?? 0;
}
