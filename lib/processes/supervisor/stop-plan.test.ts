import { expect, test } from 'vitest';
import { longestStop, stopSteps } from './stop-plan.ts';
import { STOP_ORDER } from './survivors.ts';

test('even if nobody listens, everything is stopped within 15 seconds', () => {
  expect(longestStop()).toBeLessThan(15_000);
});

test('everybody is asked first and killed last', () => {
  for (const name of STOP_ORDER) {
    const signals = stopSteps(name).map(({ signal }) => signal);
    expect(signals[0]).toBe(name === 'postgres' ? 'SIGINT' : 'SIGTERM');
    expect(signals.indexOf('SIGKILL')).toBe(signals.length - 1);
  }
});

test('PostgreSQL outlives those who write to it', () => {
  expect(STOP_ORDER).toEqual(['web', 'worker', 'stand-in', 'postgres']);
});
