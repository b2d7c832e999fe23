'use client';

import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { cx } from '#components/ui/cx.ts';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import type { LineColumns } from './line-props.ts';
import { TableHead } from './table-head.tsx';
import type { TableParts } from './table-parts.ts';
import { useColumnTable } from './use-column-table.ts';
import { PHONE, useMedia } from './use-media.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useShownColumns } from './use-shown-columns.ts';

/** What the rows of a table are drawn with. */
export interface RowTools {
  columns: LineColumns;
  /** how many columns a cell over all of them spans */
  span: number;
  phone: boolean;
  scroller: RefObject<HTMLElement | null>;
  isMarked: (id: string) => boolean;
  onMark: (id: string, range: boolean) => void;
}

export interface TableFrameProps {
  parts: TableParts;
  busy: boolean;
  /** identifiers of the rows on the page; undefined where the page is not all that can be marked */
  rows: readonly string[] | undefined;
  /** how many rows there are, where not all of them are drawn */
  rowCount?: number | undefined;
  children: (tools: RowTools) => ReactNode;
  /** under the table: why it has no rows */
  below?: ReactNode;
}

/** The table without its rows: what scrolls, the columns, the keys. */
export function TableFrame({ parts, busy, rows, rowCount, children, below }: TableFrameProps) {
  const { columns, chosen, view, control, selection, noun } = parts;
  const scroller = useRef<HTMLElement>(null);
  const phone = useMedia(PHONE);
  const table = useColumnTable({ columns, chosen, pins: view.pins }, control);
  const shown = useShownColumns(table, columns, scroller);
  const onMark = useStable(selection.mark);
  useRowKeys(scroller, onMark);

  const keys = [...shown.pinned, '', ...shown.moving].map((one) =>
    typeof one === 'string' ? one : one.column.key,
  );
  const signature = JSON.stringify([keys, shown.before, shown.after]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature says when the columns are others
  const lineColumns = useMemo<LineColumns>(
    () => ({
      pinned: shown.pinned.map(({ column }) => column),
      moving: shown.moving.map(({ column }) => column),
      before: shown.before,
      after: shown.after,
    }),
    [signature, columns],
  );
  const drawn = keys.length - 1 + Number(shown.before > 0) + Number(shown.after > 0);
  return (
    <ScrollRegion
      ref={scroller}
      label={`Table of ${noun}`}
      className={cx(
        'relative min-h-0 min-w-0 flex-1 overflow-auto max-md:overflow-visible',
        // The bar of the marks floats over the last rows: they can be moved out from under it.
        (selection.all || selection.ids.size > 0) && 'scroll-pb-16 pb-16',
      )}
    >
      <table
        aria-busy={busy}
        aria-rowcount={rowCount === undefined ? undefined : rowCount + 1}
        aria-colcount={drawn === shown.count ? undefined : shown.count}
        style={{ ...shown.pins, '--table-width': `max(100%, ${shown.width}px)` } as React.CSSProperties}
        className="w-(--table-width) table-fixed border-separate border-spacing-0 text-left whitespace-nowrap max-md:w-full"
      >
        <TableHead parts={parts} shown={shown} rows={rows} />
        {children({
          columns: lineColumns,
          span: phone ? 1 : drawn,
          phone,
          scroller,
          isMarked: selection.isMarked,
          onMark,
        })}
      </table>
      {below}
    </ScrollRegion>
  );
}

/** The same function on every render, which does what the newest one does: rows need not be drawn anew for it. */
function useStable<Arguments extends unknown[]>(work: (...given: Arguments) => void) {
  const newest = useRef(work);
  useEffect(() => {
    newest.current = work;
  });
  return useCallback((...given: Arguments) => newest.current(...given), []);
}
