import type { PlannedJob } from '#lib/actions/workflow-contract.ts';

export interface TimedJob extends PlannedJob {
  /** how long it took in the last runs of the action; null where none is known */
  medianSeconds: number | null;
}

/**
 * Adds how long the jobs of a file took on GitHub, which calls the variants of a matrix `build (18)` and the jobs of a
 * called workflow `call / build`: side by side, so the longest counts.
 */
export function timeJobs(jobs: readonly PlannedJob[], seconds: ReadonlyMap<string, number>): TimedJob[] {
  return jobs.map((job) => {
    const own = [...seconds].filter(([name]) => isJobOf(job.name, name));
    return { ...job, medianSeconds: own.length > 0 ? Math.max(...own.map(([, value]) => value)) : null };
  });
}

/** Whether the job that GitHub calls `name` is one of those that the file calls `planned`. */
export function isJobOf(planned: string, name: string): boolean {
  return name === planned || name.startsWith(`${planned} (`) || name.startsWith(`${planned} / `);
}
