import type { Run } from '#components/runs/run-wire.ts';

/** How many are decided together at most. */
export const MOST_TOGETHER = 50;

/** Those of the chosen that still can be decided, in the order of the queue; all of one action. */
export function chosenRuns(waiting: readonly Run[], selected: readonly string[]): Run[] {
  const chosen = waiting.filter(({ id }) => selected.includes(id));
  return chosen
    .filter(({ action }) => action.identifier === chosen[0]?.action.identifier)
    .slice(0, MOST_TOGETHER);
}

/** Why a run cannot be chosen beside those that are. */
export function refusalToChoose(run: Run, chosen: readonly Run[]): string | undefined {
  const [first] = chosen;
  if (!first || chosen.some(({ id }) => id === run.id)) return undefined;
  if (first.action.identifier !== run.action.identifier)
    return 'Only requests of one action are decided together.';
  return chosen.length >= MOST_TOGETHER ? `At most ${MOST_TOGETHER} are decided together.` : undefined;
}

/**
 * The selection after one row was switched; with `from`, all between that row and this one become as this one.
 */
export function switchRow(
  waiting: readonly Run[],
  selected: readonly string[],
  id: string,
  from?: string | undefined,
): string[] {
  const isOn = !selected.includes(id);
  const [start, end] = [from ?? id, id]
    .map((end) => waiting.findIndex((run) => run.id === end))
    .sort((a, b) => a - b);
  const range = waiting.slice(Math.max(start ?? 0, 0), (end ?? -1) + 1).map((run) => run.id);
  const rest = selected.filter((other) => !range.includes(other));
  return isOn ? chosenRuns(waiting, [...rest, ...range]).map((run) => run.id) : rest;
}

/** The first action of which several wait, with its runs. */
export function severalOfOneKind(waiting: readonly Run[]): Run[] {
  const kinds = Map.groupBy(waiting, ({ action }) => action.identifier);
  return [...kinds.values()].find((runs) => runs.length > 1)?.slice(0, MOST_TOGETHER) ?? [];
}
