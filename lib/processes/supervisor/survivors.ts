import type { InstanceState } from './instance-state.ts';
import type { ProcessMark } from './process-table.ts';

export interface Survivor extends ProcessMark {
  name: string;
}

/** What the machine says about the processes around a data folder. */
interface Sightings {
  isAlive(mark: ProcessMark): boolean;
  /** processes that carry the folder's mark in their environment */
  marked: ProcessMark[];
}

/**
 * Which children outlived their supervisor: those it had noted and those it had no time to note.
 * A number that now belongs to another process is nobody's child. They are all ended rather than
 * adopted: one way of starting is easier to trust than two, and every process here is crash-only.
 */
export function findSurvivors(state: InstanceState | undefined, { isAlive, marked }: Sightings): Survivor[] {
  const noted = Object.entries(state?.children ?? {}).map(([name, { pid, startTime }]) => ({
    name,
    pid,
    startTime,
  }));
  const known = new Set(noted.map(({ pid, startTime }) => `${pid} ${startTime}`));
  const unnoted = marked
    .filter(({ pid, startTime }) => !known.has(`${pid} ${startTime}`))
    .map((mark) => ({ ...mark, name: 'unnoted' }));
  return [...noted, ...unnoted].filter(isAlive).toSorted((a, b) => rank(a) - rank(b));
}

/** Who writes to the others goes first. */
export const STOP_ORDER = ['web', 'worker', 'stand-in', 'postgres'] as const;
export type ChildName = (typeof STOP_ORDER)[number];

function rank({ name }: Survivor): number {
  const position = STOP_ORDER.indexOf(name as ChildName);
  return position === -1 ? 0 : position;
}
