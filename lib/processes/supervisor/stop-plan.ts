import { type ChildName, STOP_ORDER } from './survivors.ts';

/** A signal and how long its receiver has before the next one. */
export interface StopStep {
  signal: NodeJS.Signals;
  milliseconds: number;
}

const POLITELY: Record<ChildName, StopStep[]> = {
  web: [{ signal: 'SIGTERM', milliseconds: 3_500 }],
  worker: [{ signal: 'SIGTERM', milliseconds: 3_000 }],
  'stand-in': [{ signal: 'SIGTERM', milliseconds: 1_500 }],
  // To PostgreSQL, SIGINT is the fast shutdown and SIGQUIT the immediate one that recovery repairs.
  postgres: [
    { signal: 'SIGINT', milliseconds: 3_000 },
    { signal: 'SIGQUIT', milliseconds: 1_000 },
  ],
};

const LAST: StopStep = { signal: 'SIGKILL', milliseconds: 400 };

export function stopSteps(name: ChildName): StopStep[] {
  return [...POLITELY[name], LAST];
}

/** The longest a whole stop can take when nobody listens. */
export function longestStop(): number {
  return STOP_ORDER.flatMap(stopSteps).reduce((sum, step) => sum + step.milliseconds, 0);
}
