'use client';

import {
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { cx } from '#components/ui/cx.ts';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { PHONE, useMedia } from '#components/ui/use-media.ts';
import { standingColumns } from './column-layout.ts';
import type { ColumnRange } from './column-window.tsx';
import type { LineColumns } from './line-props.ts';
import { shownColumns } from './shown-columns.ts';
import { TableHead } from './table-head.tsx';
import type { TableParts } from './table-parts.ts';
import { useColumnTable } from './use-column-table.ts';
import { useRowKeys } from './use-row-keys.ts';

/** Few tables have so many columns that it is needed. */
const ColumnWindow = lazy(async () => ({ default: (await import('./column-window.tsx')).ColumnWindow }));

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
  const standing = useMemo(() => standingColumns(columns, chosen, view.pins), [columns, chosen, view.pins]);
  const table = useColumnTable(standing.columns, control);
  const [range, setRange] = useState<ColumnRange>();
  const shown = shownColumns(table, standing.columns, standing.pinned, range);
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
    <>
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
      {shown.sizes ? (
        <Suspense>
          <ColumnWindow sizes={shown.sizes} scroller={scroller} onChange={setRange} />
        </Suspense>
      ) : null}
    </>
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
