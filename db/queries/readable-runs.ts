import { and, inArray } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { readCondition } from '#db/conditions/read-condition.ts';
import { runs } from '#db/schema/actions.ts';
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
