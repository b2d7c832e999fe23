import { jobColumns } from '#lib/github/order-jobs.ts';
import { isJobOf, type TimedJob } from '#lib/runs/time-jobs.ts';
import type { RunJob } from './run-wire.ts';

/** A job on the page: as GitHub reports it, as the file plans it, or both. */
export interface ShownJob {
  key: string;
  name: string;
  job: RunJob | undefined;
  usualSeconds: number | null;
}

/**
 * The jobs in columns as they need one another. What the file plans and GitHub has not begun is still ahead; of a run
 * that is over nothing is. What GitHub reports and the file, as it is now, does not name stands last.
 */
export function shownJobs(
  jobs: readonly RunJob[],
  planned: readonly TimedJob[],
  isOver: boolean,
): ShownJob[][] {
  const placed = new Set<number>();
  const columns = jobColumns(planned).map((column) =>
    column.flatMap((plan): ShownJob[] => {
      const own = jobs.filter(({ name }) => isJobOf(plan.name, name));
      for (const { id } of own) placed.add(id);
      const usualSeconds = plan.medianSeconds;
      if (own.length > 0)
        return own.map((job) => ({ key: String(job.id), name: job.name, job, usualSeconds }));
      return isOver ? [] : [{ key: plan.id, name: plan.name, job: undefined, usualSeconds }];
    }),
  );
  const rest = jobs
    .filter(({ id }) => !placed.has(id))
    .map((job) => ({ key: String(job.id), name: job.name, job, usualSeconds: null }));
  // Nothing of the plan is known to GitHub: it is another file by now.
  if (jobs.length > 0 && placed.size === 0) return [rest];
  return [...columns, rest].filter((column) => column.length > 0);
}
