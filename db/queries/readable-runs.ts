import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { readCondition } from '#db/conditions/read-condition.ts';
import { actions, runs } from '#db/schema/actions.ts';
import type { Ability } from '#lib/access/ability.ts';

/** Those of `ids` whose run the caller may read. */
export async function listReadableRunIds(
  executor: Executor,
  ability: Ability,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await executor
    .select({ id: runs.id })
    .from(runs)
    .where(and(inArray(runs.id, [...ids]), readCondition(ability, 'read', 'Run')));
  return rows.map((row) => row.id);
}

/** What those of `ids` were runs of, by title, as far as the caller may read the run; the action may be gone. */
export async function findTitlesOfRuns(
  executor: Executor,
  ability: Ability,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await executor
    .select({
      id: runs.id,
      title: sql<string>`coalesce(nullif(${actions.title}, ''), ${runs.actionIdentifier})`,
    })
    .from(runs)
    .leftJoin(actions, eq(actions.id, runs.actionId))
    .where(and(inArray(runs.id, [...ids]), readCondition(ability, 'read', 'Run')));
  return new Map(rows.map(({ id, title }) => [id, title]));
}
