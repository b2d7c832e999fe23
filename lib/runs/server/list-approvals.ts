import { listDecidedRuns, listOpenApprovals, listRunRows, listRunsToResolve } from '#db/queries/runs.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { type RunView, viewRuns } from './run-view.ts';

export interface Approvals {
  /** runs the caller may decide, oldest first */
  waiting: RunView[];
  /** runs the caller must say what became of, oldest first */
  unclear: RunView[];
  /** the caller's own runs that wait for somebody else, oldest first */
  requested: RunView[];
  /** runs the caller decided lately, newest first */
  decided: RunView[];
}

const MOST_WAITING = 200;
const MOST_OTHERS = 20;

/** The caller's inbox. */
export async function listApprovals(ctx: Context): Promise<Approvals> {
  authorise(ctx, 'read', 'Run');
  const { ability } = ctx;
  const me = actorId(ctx.actor);
  const executor = reader(ctx);
  const filter = { requestedBy: me, states: ['waiting' as const] };
  const [waiting, unclear, requested, decided] = await Promise.all([
    listOpenApprovals(executor, { ability, approverId: me }, MOST_WAITING),
    listRunsToResolve(executor, ability, MOST_WAITING),
    listRunRows(executor, { ability, filter, limit: MOST_OTHERS }),
    listDecidedRuns(executor, { ability, approverId: me }, MOST_OTHERS),
  ]);
  const views = await viewRuns(ctx, [...waiting, ...unclear, ...requested.reverse(), ...decided]);
  const take = (rows: readonly unknown[]) => views.splice(0, rows.length);
  return {
    waiting: take(waiting),
    unclear: take(unclear),
    requested: take(requested),
    decided: take(decided),
  };
}
