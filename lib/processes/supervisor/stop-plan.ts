import { type ChildName, STOP_ORDER } from './survivors.ts';

/** A signal and how long its receiver has before the next one. */
export interface StopStep {
  signal: NodeJS.Signals;
  milliseconds: number;
}

/** Until when, in milliseconds from the beginning of the whole stop, each is waited for: who is quick leaves time to the next. */
const UNTIL: Record<ChildName, number> = { web: 4_000, worker: 9_500, 'stand-in': 10_500, postgres: 13_000 };
const AT_LEAST = 500;
const KILL: StopStep = { signal: 'SIGKILL', milliseconds: 400 };
/** The immediate shutdown of PostgreSQL, which recovery repairs. */
const QUIT: StopStep = { signal: 'SIGQUIT', milliseconds: 700 };

/** How a child is ended when the whole stop began `elapsed` milliseconds ago. */
export function stopSteps(name: ChildName, elapsed = 0): StopStep[] {
  const milliseconds = Math.max(AT_LEAST, UNTIL[name] - elapsed);
  // To PostgreSQL, SIGTERM would mean to wait until its last client leaves; SIGINT is the fast shutdown.
  return name === 'postgres'
    ? [{ signal: 'SIGINT', milliseconds }, QUIT, KILL]
    : [{ signal: 'SIGTERM', milliseconds }, KILL];
}

/** The longest a whole stop can take when nobody listens. */
export function longestStop(): number {
  return STOP_ORDER.reduce(
    (elapsed, name) =>
      elapsed + stopSteps(name, elapsed).reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    0,
  );
}
