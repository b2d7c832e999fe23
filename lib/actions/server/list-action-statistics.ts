import { type ActionStatistics, listActionStatistics as query } from '#db/queries/run-statistics.ts';
import { actorId } from '#lib/access/actor.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { listActions } from './list-actions.ts';

interface StatisticsOfAction extends Omit<ActionStatistics, 'lastRunAt' | 'ownLastRunAt'> {
  action: string;
  lastRunAt: string | null;
  ownLastRunAt: string | null;
}

/**
 * What experience says of the self-service actions the caller may run. The figures count everybody's runs, also
 * those the caller may not open: they name nobody and nothing. Actions one may only look at have none.
 */
export async function listActionStatistics(ctx: Context): Promise<StatisticsOfAction[]> {
  const actions = await listActions(ctx, { triggerType: 'self-service' });
  const runnable = actions.filter(({ can }) => can.execute);
  if (runnable.length === 0) return [];
  const found = await query(reader(ctx), runnable, actorId(ctx.actor));
  return runnable.flatMap(({ id, identifier }) => {
    const statistics = found.get(id);
    if (!statistics) return [];
    const { lastRunAt, ownLastRunAt, ...figures } = statistics;
    return [
      {
        action: identifier,
        ...figures,
        lastRunAt: lastRunAt?.toISOString() ?? null,
        ownLastRunAt: ownLastRunAt?.toISOString() ?? null,
      },
    ];
  });
}
