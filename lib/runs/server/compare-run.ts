import { findLastSent } from '#db/queries/run-comparison.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { compareRequests, compareValues, type Difference } from '#lib/runs/compare-runs.ts';
import { requireRun } from './require-run.ts';
import { type Person, personOf } from './run-view.ts';

export interface RunComparison {
  /** the run before, as far as the caller may see one */
  last: { id: string; requester: Person; dispatchedAt: string; state: string } | null;
  /** every input of either */
  inputs: Difference[];
  /** what differs in the exact request: names of secrets and their versions, never values */
  request: Difference[];
}

/**
 * Beside the last run of the same action on the same entity that was sent; null for a run that is for no entity.
 * A run that the caller may not see is not compared with, and answers as if it were not there.
 */
export async function compareRun(ctx: Context, { id }: { id: string }): Promise<RunComparison | null> {
  const run = await requireRun(ctx, id);
  if (run.entityId === null) return null;
  const last = await findLastSent(reader(ctx), ctx.ability, run);
  if (!last?.dispatchedAt) return { last: null, inputs: [], request: [] };
  return {
    last: {
      id: last.id,
      requester: personOf(last.requester),
      dispatchedAt: last.dispatchedAt.toISOString(),
      state: last.state,
    },
    inputs: compareValues(run.properties, last.properties),
    request: compareRequests(run, last),
  };
}
