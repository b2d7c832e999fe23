'use client';

import { useState } from 'react';
import type { Run } from '#components/runs/run-wire.ts';

export interface SteadyQueue {
  /** In the order in which they were first shown; those that left keep their place. */
  rows: { run: Run; isGone: boolean }[];
  /** how many came since */
  fresh: number;
  /** Shows what came and lets go what left. */
  renew: () => void;
}

/**
 * A queue that does not move under the pointer: what somebody is about to press must not come to stand under another
 * request. What is new waits to be asked for, unless there is nothing else to show.
 */
export function useSteadyQueue(current: Run[]): SteadyQueue {
  const [shown, setShown] = useState(current);
  if (shown.length === 0 && current.length > 0) setShown(current);
  const byId = new Map(current.map((run) => [run.id, run]));
  const ids = new Set(shown.map(({ id }) => id));
  return {
    rows: shown.map((run) => ({ run: byId.get(run.id) ?? run, isGone: !byId.has(run.id) })),
    fresh: current.filter(({ id }) => !ids.has(id)).length,
    renew: () => setShown(current),
  };
}
