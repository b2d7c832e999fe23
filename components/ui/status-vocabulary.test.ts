import { describe, expect, it } from 'vitest';
import { isTerminal, RUN_STATES } from '#lib/runs/states.ts';
import { STATUS, statusOfJob, statusOfRun } from './status-vocabulary.ts';

describe('runs', () => {
  it('gives every state a look of its own', () => {
    const words = RUN_STATES.map((state) => STATUS[statusOfRun(state)].word);
    expect(new Set(words).size).toBe(RUN_STATES.length);
  });

  it('shows nothing moving once a run ended', () => {
    for (const state of RUN_STATES.filter(isTerminal)) {
      expect(STATUS[statusOfRun(state)].tone).not.toBe('info');
      expect(STATUS[statusOfRun(state)].icon).not.toBe('loader-circle');
    }
  });
});

describe('jobs', () => {
  it.each([
    ['queued', null, 'job.queued'],
    ['waiting', undefined, 'job.queued'],
    ['in_progress', null, 'job.running'],
    ['completed', 'success', 'job.succeeded'],
    ['completed', 'skipped', 'job.skipped'],
    ['completed', 'cancelled', 'job.skipped'],
    ['completed', 'failure', 'job.failed'],
    ['completed', 'timed_out', 'job.failed'],
    ['completed', 'a conclusion of tomorrow', 'job.failed'],
  ])('%s with %s is %s', (status, conclusion, name) => expect(statusOfJob(status, conclusion)).toBe(name));
});
