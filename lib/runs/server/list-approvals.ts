import { listDecidedRuns, listOpenApprovals } from '#db/queries/runs.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { type RunView, viewRuns } from './run-view.ts';

export interface Approvals {
  /** runs the caller may decide, oldest first */
  waiting: RunView[];
  /** runs the caller decided lately, newest first */
  decided: RunView[];
}

const MOST_WAITING = 200;
const MOST_DECIDED = 20;

/** The caller's inbox. */
export async function listApprovals(ctx: Context): Promise<Approvals> {
  authorise(ctx, 'read', 'Run');
  const view = { ability: ctx.ability, approverId: actorId(ctx.actor) };
  const [waiting, decided] = await Promise.all([
    listOpenApprovals(reader(ctx), view, MOST_WAITING),
    listDecidedRuns(reader(ctx), view, MOST_DECIDED),
  ]);
  return { waiting: await viewRuns(ctx, waiting), decided: await viewRuns(ctx, decided) };
}
