import type { RunJob } from './run-wire.ts';

export interface FailedJob {
  job: string;
  /** the step that failed; undefined when GitHub names none */
  step: string | undefined;
}

/** Where a workflow run came to grief: the first job that failed, and in it the step. */
export function failedJob(jobs: readonly RunJob[]): FailedJob | undefined {
  const job = jobs.find(({ conclusion }) => isFailure(conclusion));
  if (!job) return undefined;
  return { job: job.name, step: job.steps.find(({ conclusion }) => isFailure(conclusion))?.name };
}

const isFailure = (conclusion: string | null) => conclusion === 'failure' || conclusion === 'timed_out';
