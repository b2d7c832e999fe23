'use client';

import {
  type Column,
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  type Header,
  type ReactTable,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { MAX_WIDTH, MIN_WIDTH, NAME_COLUMN, usualWidth } from './column-layout.ts';
import type { EntityRow } from './entity-row.ts';
import type { WidthsControl } from './use-widths.ts';

const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});

type Features = typeof features;
export type ColumnTable = ReactTable<Features, EntityRow>;
export type TableColumn = Column<Features, EntityRow>;
export type TableHeader = Header<Features, EntityRow>;

/** The server sorts, filters, groups and pages: what the table itself knows are its columns. */
const NO_ROWS: EntityRow[] = [];

export interface ColumnChoice {
  columns: readonly CatalogColumn[];
  /** keys of the shown ones, in their order */
  chosen: readonly string[];
  pins: readonly string[];
}

/** Which columns stand where and how wide they are, as the address and the reader's browser say. */
export function useColumnTable({ columns, chosen, pins }: ColumnChoice, control: WidthsControl): ColumnTable {
  const defs = useMemo(
    () =>
      columns.map((column) => ({
        id: column.key,
        accessorFn: (row: EntityRow) => row.identifier,
        size: usualWidth(column),
        minSize: MIN_WIDTH,
        maxSize: MAX_WIDTH,
      })),
    [columns],
  );
  const state = useMemo(
    () => ({
      columnOrder: [...chosen],
      columnVisibility: Object.fromEntries(
        columns.map(({ key }) => [key, key === NAME_COLUMN || chosen.includes(key)]),
      ),
      columnPinning: {
        start: [NAME_COLUMN, ...chosen.filter((key) => key !== NAME_COLUMN && pins.includes(key))],
        end: [],
      },
    }),
    [columns, chosen, pins],
  );
  return useTable({
    features,
    columns: defs,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    state: { ...state, columnSizing: control.widths },
    onColumnSizingChange: (update) =>
      control.setWidths(typeof update === 'function' ? update(control.widths) : update),
  });
}
