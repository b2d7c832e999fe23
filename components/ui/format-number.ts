// Made once: making one takes longer than a hundred uses of it.
const EXACT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** Counts with separators to 99,999, then "1.2 M". */
export function compactNumber(value: number): string {
  const size = Math.abs(value);
  if (size < 100_000) return EXACT.format(value);
  if (size < 1_000_000) return `${Math.round(value / 1000)} k`;
  if (size < 1_000_000_000) return `${trim(value / 1_000_000)} M`;
  return `${trim(value / 1_000_000_000)} bn`;
}

/** A count that may have stopped early: "10,001+". */
export function cappedNumber({ value, exact }: { value: number; exact: boolean }): string {
  return compactNumber(value) + (exact ? '' : '+');
}

function trim(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}

/** "1 service", "3 services". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${compactNumber(count)} ${count === 1 ? one : many}`;
}
