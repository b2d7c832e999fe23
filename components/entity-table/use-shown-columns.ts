'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
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
  /** of all columns, drawn or not */
  count: number;
  width: number;
  /** where each pinned column stands, as custom properties of the table */
  pins: Record<string, string>;
}

/** Below this number drawing every column costs less than finding out which to draw. */
const MANY = 24;

export function useShownColumns(
  table: ColumnTable,
  columns: readonly CatalogColumn[],
  scroller: RefObject<HTMLElement | null>,
): Shown {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const headers = (group: TableHeader[], last: TableHeader | undefined) =>
    group.flatMap((header) => {
      const column = byKey.get(header.column.id);
      return column ? [{ column, header, stretch: header === last }] : [];
    });
  const start = table.getStartLeafHeaders();
  const center = table.getCenterLeafHeaders();
  const last = center.at(-1) ?? start.at(-1);
  const many = center.length > MANY;
  const virtual = useVirtualizer({
    horizontal: true,
    enabled: many,
    count: center.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => center[index]?.column.getSize() ?? 0,
    overscan: 4,
  });
  const sizes = center.map(({ column }) => column.getSize()).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other widths are what it is to be measured anew for
  useEffect(() => virtual.measure(), [sizes, virtual]);

  const items = virtual.getVirtualItems();
  const drawn = many ? items.flatMap(({ index }) => center[index] ?? []) : center;
  const total = table.getCenterTotalSize();
  return {
    pinned: headers(start, last),
    moving: headers(drawn, last),
    before: many ? (items[0]?.start ?? 0) : 0,
    after: many ? total - (items.at(-1)?.end ?? 0) : 0,
    count: start.length + center.length,
    width: table.getTotalSize(),
    pins: Object.fromEntries(
      start.map(({ column }, index) => [`--pin-${index}`, `${column.getStart('start')}px`]),
    ),
  };
}
