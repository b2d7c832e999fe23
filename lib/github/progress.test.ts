import { describe, expect, it } from 'vitest';
import { describeEnd, endStateOf, isProgress } from './progress.ts';

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
