import { useEffect, useState } from 'react';
import { isTerminal } from '#lib/runs/states.ts';
import type { Run } from './run-wire.ts';

/** The clock of a run under way, each second; the server and the first render agree on the run's last change. */
export function useRunClock(run: Pick<Run, 'state' | 'endedAt' | 'updatedAt'>): Date {
  const [now, setNow] = useState(() => new Date(run.endedAt ?? run.updatedAt));
  const isOver = isTerminal(run.state);
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, [isOver]);
  return now;
}
