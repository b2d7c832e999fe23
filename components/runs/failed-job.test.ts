import { expect, it } from 'vitest';
import { failedJob } from './failed-job.ts';
import type { RunJob } from './run-wire.ts';

const step = (name: string, conclusion: string | null) => ({
  name,
  conclusion,
  status: 'completed',
  number: 1,
});
const job = (name: string, conclusion: string | null, steps: RunJob['steps'] = []): RunJob => ({
  id: 1,
  name,
  conclusion,
  status: 'completed',
  startedAt: null,
  completedAt: null,
  steps,
});

it.each([
  ['nothing failed', [job('plan', 'success'), job('apply', 'skipped')], undefined],
  [
    'the first job that failed, with its step',
    [
      job('plan', 'success'),
      job('apply', 'failure', [step('login', 'success'), step('upgrade', 'failure')]),
      job('record', 'failure'),
    ],
    { job: 'apply', step: 'upgrade' },
  ],
  ['a job that took too long', [job('apply', 'timed_out')], { job: 'apply', step: undefined }],
  ['a job under way', [job('apply', null)], undefined],
])('%s', (_, jobs, failed) => expect(failedJob(jobs)).toEqual(failed));
