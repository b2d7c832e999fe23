'use client';

import {
  columnResizingFeature,
  columnSizingFeature,
  type Header,
  type ReactTable,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { MAX_WIDTH, MIN_WIDTH, usualWidth } from './column-layout.ts';
import type { EntityRow } from './entity-row.ts';
import type { WidthsControl } from './use-widths.ts';

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });

type Features = typeof features;
export type ColumnTable = ReactTable<Features, EntityRow>;
export type TableHeader = Header<Features, EntityRow>;

/** The server sorts, filters, groups and pages, the address says which columns there are: the table knows how wide. */
const NO_ROWS: EntityRow[] = [];

/** The widths of the columns as they stand, and what changes them. */
export function useColumnTable(columns: readonly CatalogColumn[], control: WidthsControl): ColumnTable {
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
  return useTable({
    features,
    columns: defs,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    state: { columnSizing: control.widths },
    onColumnSizingChange: (update) =>
      control.setWidths(typeof update === 'function' ? update(control.widths) : update),
  });
}
