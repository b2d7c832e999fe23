import { medianJobSeconds } from '#db/queries/run-statistics.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import type { PlannedJob } from '#lib/actions/workflow-contract.ts';
import { type TimedJob, timeJobs } from '#lib/runs/time-jobs.ts';

/** The jobs of an action's workflow with their usual times, counted over everybody's runs of it. */
export async function timedJobs(
  ctx: Context,
  action: { id: string; identifier: string },
  jobs: readonly PlannedJob[] = [],
): Promise<TimedJob[]> {
  if (jobs.length === 0) return [];
  return timeJobs(jobs, await medianJobSeconds(reader(ctx), action));
}
