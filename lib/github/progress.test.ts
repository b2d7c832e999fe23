import { describe, expect, it } from 'vitest';
import { describeEnd, endStateOf, isProgress, progressRank } from './progress.ts';

describe('isProgress', () => {
  const order = [null, 'queued', 'in_progress', 'completed'];

  it('never moves back', () => {
    order.forEach((from, left) => {
      order.forEach((to, right) => {
        if (to !== null) expect(isProgress(from, to), `${from} to ${to}`).toBe(right >= left);
      });
    });
  });

  it('takes the many words for waiting as one, and a new word as being at work', () => {
    expect(isProgress('queued', 'requested')).toBe(true);
    expect(isProgress('in_progress', 'pending')).toBe(false);
    expect(isProgress('in_progress', 'brand_new')).toBe(true);
    expect(isProgress('completed', 'brand_new')).toBe(false);
  });
});

describe('endStateOf', () => {
  it.each([
    ['success', 'succeeded'],
    ['neutral', 'succeeded'],
    ['cancelled', 'cancelled'],
    ['failure', 'failed'],
    ['timed_out', 'failed'],
    ['skipped', 'failed'],
    ['stale', 'failed'],
    [null, 'failed'],
  ])('%s is %s', (conclusion, state) => {
    expect(endStateOf(conclusion)).toBe(state);
    expect(describeEnd(conclusion)).toMatch(/\.$/);
  });
});

describe('progressRank', () => {
  it.each([
    [null, -1],
    ['requested', 0],
    ['waiting', 0],
    ['pending', 0],
    ['queued', 0],
    ['in_progress', 1],
    ['brand_new', 1],
    ['toString', 1],
    ['', 1],
    ['completed', 2],
  ])('of %j is %i', (status, rank) => {
    expect(progressRank(status)).toBe(rank);
  });
});

describe('describeEnd', () => {
  it.each([
    ['success', 'The workflow run succeeded.'],
    ['cancelled', 'The workflow run was cancelled on GitHub.'],
    ['timed_out', 'The workflow run took longer than GitHub allows.'],
    ['startup_failure', 'GitHub could not start the workflow; its file may be broken.'],
    ['action_required', 'GitHub wants somebody to act before it runs the workflow.'],
    ['skipped', 'GitHub skipped every job of the workflow.'],
    ['failure', 'The workflow run failed.'],
    [null, 'The workflow run ended: without a conclusion.'],
  ])('says of %s what a person can use', (conclusion, sentence) => {
    expect(describeEnd(conclusion)).toBe(sentence);
  });
});
