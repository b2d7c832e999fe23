import { expect, test } from 'vitest';
import { longestStop, stopSteps } from './stop-plan.ts';
import { STOP_ORDER } from './survivors.ts';

test('even if nobody listens, everything is stopped within 15 seconds', () => {
  expect(longestStop()).toBeLessThan(14_500);
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

test('a quick web process leaves its time to the worker, and nobody is left without any', () => {
  expect(stopSteps('worker', 200)[0]?.milliseconds).toBe(9_300);
  expect(stopSteps('worker', 4_400)[0]?.milliseconds).toBe(5_100);
  for (const name of STOP_ORDER) expect(stopSteps(name, 60_000)[0]?.milliseconds).toBe(500);
});
