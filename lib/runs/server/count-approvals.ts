import { countOpenApprovals } from '#db/queries/runs.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, reader } from '#lib/access/server/context.ts';

const MOST = 1_000;

/** How many runs wait for the caller, counted up to a thousand. */
export async function countApprovals(ctx: Context): Promise<number> {
  authorise(ctx, 'read', 'Run');
  return countOpenApprovals(reader(ctx), { ability: ctx.ability, approverId: actorId(ctx.actor) }, MOST);
}
