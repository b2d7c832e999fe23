import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { ColumnRange } from './column-window.tsx';
import type { ColumnTable, TableHeader } from './use-column-table.ts';

export interface ShownColumn {
  column: CatalogColumn;
  header: TableHeader;
  stretch: boolean;
}

/** The columns that are drawn: of very many, only those in sight and their neighbours. */
export interface Shown {
  pinned: ShownColumn[];
  moving: ShownColumn[];
  /** width of what is left out at the left and at the right */
  before: number;
  after: number;
  /** the widths of all that moves, when there are too many to draw */
  sizes: number[] | undefined;
  /** of all columns, drawn or not */
  count: number;
  width: number;
  /** where each pinned column stands, as custom properties of the table */
  pins: Record<string, string>;
}

/** Below this number drawing every column costs less than finding out which to draw. */
const MANY = 24;

/**
 * @param columns - in their order, the `pinned` first
 * @param range - which of the others are in sight, once that is known
 */
export function shownColumns(
  table: ColumnTable,
  columns: readonly CatalogColumn[],
  pinned: number,
  range: ColumnRange | undefined,
): Shown {
  const headers = table.getFlatHeaders();
  const all = columns.flatMap((column, index) => {
    const header = headers[index];
    return header ? [{ column, header, stretch: index === columns.length - 1 }] : [];
  });
  const moving = all.slice(pinned);
  const many = moving.length > MANY;
  const sizes = moving.map(({ header }) => header.getSize());
  const drawn = many ? (range ?? firstOnes(sizes)) : undefined;
  return {
    pinned: all.slice(0, pinned),
    moving: drawn ? moving.slice(drawn.first, drawn.last + 1) : moving,
    before: drawn?.before ?? 0,
    after: drawn?.after ?? 0,
    sizes: many ? sizes : undefined,
    count: all.length,
    width: table.getTotalSize(),
    pins: Object.fromEntries(
      all.slice(0, pinned).map(({ header }, index) => [`--pin-${index}`, `${header.getStart()}px`]),
    ),
  };
}

function firstOnes(sizes: readonly number[]): ColumnRange {
  const after = sizes.slice(MANY).reduce((sum, size) => sum + size, 0);
  return { first: 0, last: MANY - 1, before: 0, after };
}
