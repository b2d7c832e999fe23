import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';

/** The column every row is named by: first, always shown, always pinned. */
export const NAME_COLUMN = '$title';

/** Puts a column where another one stands: before it coming from the right, after it coming from the left. */
export function moveColumn(chosen: readonly string[], key: string, target: string): string[] {
  const from = chosen.indexOf(key);
  const to = chosen.indexOf(target);
  if (from < 0 || to < 0 || target === NAME_COLUMN || key === NAME_COLUMN) return [...chosen];
  return chosen.toSpliced(from, 1).toSpliced(to, 0, key);
}

/** The column a step to the left or right of this one, among those it can change places with. */
export function neighbour(
  chosen: readonly string[],
  pins: readonly string[],
  key: string,
  step: -1 | 1,
): string | undefined {
  const mates = chosen.filter(
    (other) => other !== NAME_COLUMN && pins.includes(other) === pins.includes(key),
  );
  const place = mates.indexOf(key);
  return place < 0 ? undefined : mates[place + step];
}

/** Shows a column at the end, or hides it; what is hidden is not pinned either. */
export function showColumn(chosen: readonly string[], key: string, on: boolean): string[] {
  if (on) return chosen.includes(key) ? [...chosen] : [...chosen, key];
  return chosen.filter((other) => other === NAME_COLUMN || other !== key);
}

/** The chosen columns as they stand: the first, then the other pinned ones, then those that move. */
export function standingColumns(
  columns: readonly CatalogColumn[],
  chosen: readonly string[],
  pins: readonly string[],
): { columns: CatalogColumn[]; pinned: number } {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const known = (keys: readonly string[]) => keys.flatMap((key) => byKey.get(key) ?? []);
  const rest = chosen.filter((key) => key !== NAME_COLUMN);
  const pinned = known([NAME_COLUMN, ...rest.filter((key) => pins.includes(key))]);
  return {
    columns: [...pinned, ...known(rest.filter((key) => !pins.includes(key)))],
    pinned: pinned.length,
  };
}

export const MIN_WIDTH = 72;
export const MAX_WIDTH = 800;
export const WIDTH_STEP = 24;

const WIDTH: Record<CatalogColumn['type'], number> = {
  text: 180,
  number: 104,
  boolean: 96,
  date: 116,
  choice: 148,
  url: 200,
  list: 200,
  object: 180,
  link: 172,
};

/** How wide a column is until somebody drags it. */
export function usualWidth({ key, type, title }: Pick<CatalogColumn, 'key' | 'type' | 'title'>): number {
  if (key === NAME_COLUMN) return 272;
  return Math.min(240, Math.max(WIDTH[type], title.length * 7 + 44));
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));
}
