import type { Run } from './run-wire.ts';

export interface RunTimes {
  /** milliseconds from the request to the moment it could be sent */
  waiting: number;
  /** milliseconds since then, to the end or to now */
  working: number;
}

/** How long people took and how long machines took; a run that was never decided only waited. */
export function runTimes(
  run: Pick<Run, 'createdAt' | 'decidedAt' | 'endedAt' | 'approvalRequired'>,
  now: Date,
): RunTimes {
  const start = Date.parse(run.createdAt);
  const end = run.endedAt ? Date.parse(run.endedAt) : now.getTime();
  if (!run.approvalRequired) return { waiting: 0, working: Math.max(0, end - start) };
  const decided = run.decidedAt ? Date.parse(run.decidedAt) : end;
  return { waiting: Math.max(0, decided - start), working: Math.max(0, end - decided) };
}
