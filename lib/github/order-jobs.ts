interface Needing {
  id: string;
  needs: readonly string[];
}

/** Each job after those it needs, otherwise as they stand; what waits in a circle, which GitHub refuses, stands last. */
export function orderJobs<T extends Needing>(jobs: readonly T[]): T[] {
  const known = new Set(jobs.map(({ id }) => id));
  const placed = new Set<string>();
  const ordered: T[] = [];
  let left = [...jobs];
  while (left.length > 0) {
    const ready = left.find(({ needs }) => needs.every((need) => placed.has(need) || !known.has(need)));
    const next = ready ?? left[0];
    if (!next) break;
    placed.add(next.id);
    ordered.push(next);
    left = left.filter((job) => job !== next);
  }
  return ordered;
}

/** The jobs in columns: each stands right of all it needs, those of one column can run side by side. */
export function jobColumns<T extends Needing>(jobs: readonly T[]): T[][] {
  const column = new Map<string, number>();
  for (const { id, needs } of orderJobs(jobs))
    column.set(id, Math.max(-1, ...needs.map((need) => column.get(need) ?? -1)) + 1);
  const deepest = Math.max(-1, ...column.values());
  return Array.from({ length: deepest + 1 }, (_, at) => jobs.filter(({ id }) => column.get(id) === at));
}
