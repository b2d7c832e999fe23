import { and, desc, eq, isNotNull, lt, ne } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { readCondition } from '#db/conditions/read-condition.ts';
import { runs } from '#db/schema/actions.ts';
import type { Ability } from '#lib/access/ability.ts';
import type { RunRow } from './runs.ts';

/** The last run of the same action on the same entity that was sent before this one and that the caller may see. */
export async function findLastSent(
  executor: Executor,
  ability: Ability,
  run: RunRow,
): Promise<RunRow | undefined> {
  if (run.entityId === null) return undefined;
  const end = run.dispatchedAt ?? run.endedAt;
  const [row] = await executor
    .select()
    .from(runs)
    .where(
      and(
        eq(runs.entityId, run.entityId),
        eq(runs.actionId, run.actionId),
        ne(runs.id, run.id),
        isNotNull(runs.dispatchedAt),
        end === null ? undefined : lt(runs.dispatchedAt, end),
        readCondition(ability, 'read', 'Run'),
      ),
    )
    .orderBy(desc(runs.dispatchedAt), desc(runs.id))
    .limit(1);
  return row;
}
