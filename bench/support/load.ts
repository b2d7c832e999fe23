export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
}

/** Asks `ask` again and again over `connections` at once for `milliseconds`; a failed answer ends the bench. */
export async function underLoad(
  ask: () => Promise<void>,
  connections: number,
  milliseconds: number,
): Promise<Load> {
  const times: number[] = [];
  const started = performance.now();
  const until = started + milliseconds;
  async function one(): Promise<void> {
    while (performance.now() < until) {
      const before = performance.now();
      await ask();
      times.push(performance.now() - before);
    }
  }
  await Promise.all(Array.from({ length: connections }, one));
  const elapsed = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99) };
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
