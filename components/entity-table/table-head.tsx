'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { type DragEvent, Suspense, useState } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cx } from '#components/ui/cx.ts';
import { DropdownMenu } from '#components/ui/dropdown-menu.tsx';
import { loadedLater } from '#components/ui/loaded-later.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { moveColumn, NAME_COLUMN } from './column-layout.ts';
import type { Shown } from './shown-columns.ts';
import type { TableParts } from './table-parts.ts';
import type { TableHeader } from './use-column-table.ts';

const ColumnMenuItems = loadedLater(async () => (await import('./column-menu-items.tsx')).ColumnMenuItems);

export interface TableHeadProps {
  parts: TableParts;
  shown: Shown;
  /** identifiers of the rows on the page; undefined: all that the filter finds is marked at once */
  rows: readonly string[] | undefined;
}

/** The names of the columns; each opens what can be done with its column. */
export function TableHead({ parts, shown, rows }: TableHeadProps) {
  return (
    <thead className="text-xs text-ink-3 max-md:hidden">
      <tr>
        {shown.pinned.map((entry, index) => (
          <ColumnHead key={entry.column.key} {...entry} parts={parts} rows={rows} pin={index} />
        ))}
        {shown.before > 0 ? <td aria-hidden style={{ width: shown.before }} /> : null}
        {shown.moving.map((entry) => (
          <ColumnHead key={entry.column.key} {...entry} parts={parts} rows={rows} />
        ))}
        {shown.after > 0 ? <td aria-hidden style={{ width: shown.after }} /> : null}
      </tr>
    </thead>
  );
}

interface ColumnHeadProps {
  parts: TableParts;
  rows: readonly string[] | undefined;
  column: CatalogColumn;
  header: TableHeader;
  /** takes what the others leave of the table's width */
  stretch: boolean;
  /** place among the pinned columns */
  pin?: number;
}

const ARIA_SORT = { ASC: 'ascending', DESC: 'descending' } as const;
const DRAGGED = 'application/x-column';

function ColumnHead({ parts, rows, column, header, stretch, pin }: ColumnHeadProps) {
  const { view, setChosen } = parts;
  const [over, setOver] = useState(false);
  const width = header.column.getSize();
  const order = view.sort.find(({ property }) => property === column.key)?.order;
  const Arrow = order === 'DESC' ? ArrowDown : ArrowUp;
  const isName = column.key === NAME_COLUMN;
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const dragged = event.dataTransfer.getData(DRAGGED);
    setChosen((now) => moveColumn(now, dragged, column.key));
  }
  return (
    <th
      scope="col"
      aria-sort={order ? ARIA_SORT[order] : undefined}
      style={{ width: stretch ? undefined : width, ...(pin === undefined ? {} : pinStyle(pin)) }}
      className={cx(
        'group/th sticky top-0 h-8 border-b border-line-strong bg-surface px-(--cell-x) font-regular first:pl-5',
        pin === undefined ? 'z-20' : 'z-30',
        over && 'bg-hover',
      )}
      onDragOver={(event) => {
        if (isName || !event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className={cx('flex items-center gap-1', column.type === 'number' && 'justify-end')}>
        {isName ? <PageCheckbox parts={parts} rows={rows} /> : null}
        <DropdownMenu
          align="start"
          trigger={
            <button
              type="button"
              title={column.title}
              className={cx(
                'inline-flex h-6 min-w-0 items-center gap-0.75 rounded-1 hover:text-ink pointer-coarse:h-10',
                order && 'text-ink',
              )}
            >
              <span className="truncate" dir="auto">
                {column.title}
              </span>
              {order ? <Arrow aria-hidden size={12} className="shrink-0" /> : null}
            </button>
          }
        >
          <Suspense>
            <ColumnMenuItems column={column} width={width} parts={parts} />
          </Suspense>
        </DropdownMenu>
        {isName ? null : (
          <span
            aria-hidden
            draggable
            onDragStart={(event) => event.dataTransfer.setData(DRAGGED, column.key)}
            className="column-grip opacity-0 group-hover/th:opacity-100"
          />
        )}
      </span>
      <span
        aria-hidden
        onMouseDown={header.getResizeHandler()}
        onTouchStart={header.getResizeHandler()}
        onDoubleClick={() => parts.control.setWidths(without(parts.control.widths, column.key))}
        className="absolute inset-y-1 right-0 w-2 cursor-col-resize touch-none border-r-2 border-transparent hover:border-control active:border-accent"
      />
    </th>
  );
}

function PageCheckbox({ parts, rows }: Pick<ColumnHeadProps, 'parts' | 'rows'>) {
  const { selection, noun } = parts;
  const every = rows ? rows.length > 0 && rows.every(selection.isMarked) : selection.all;
  const some = rows ? rows.some(selection.isMarked) : selection.ids.size > 0;
  function toggle() {
    if (rows) selection.markMany(rows, !every);
    else if (every) selection.clear();
    else selection.markAll();
  }
  return (
    <Checkbox
      aria-label={rows ? 'Select all rows of the page' : `Select all ${noun} of the filter`}
      className="mr-1.5"
      disabled={rows?.length === 0}
      checked={every ? true : some ? 'indeterminate' : false}
      onCheckedChange={toggle}
    />
  );
}

export function pinStyle(pin: number): React.CSSProperties {
  return { left: `var(--pin-${pin})` };
}

function without(widths: Readonly<Record<string, number>>, key: string): Record<string, number> {
  return Object.fromEntries(Object.entries(widths).filter(([name]) => name !== key));
}
