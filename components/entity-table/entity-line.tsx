'use client';

import { type MouseEvent, memo } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cx } from '#components/ui/cx.ts';
import { Link } from '#components/ui/link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { EntityCell } from './entity-cell.tsx';
import { cellValue, type EntityRow } from './entity-row.ts';
import type { EntityLineProps } from './line-props.ts';
import { PhoneLine } from './phone-line.tsx';
import { pinStyle } from './table-head.tsx';

const CELL =
  'h-(--row) overflow-hidden border-b border-line bg-surface px-(--cell-x) group-hover/row:bg-[color-mix(in_oklab,var(--surface),var(--ink)_2.5%)]';
const MARKED = 'bg-selected! group-hover/row:bg-selected!';

/** One entity: its name, which leads to it, and its values. */
export const EntityLine = memo(function EntityLine(props: EntityLineProps) {
  const { row, columns, titles, marked, phone, index, measure } = props;
  if (phone) return <PhoneLine {...props} href={hrefOf(row)} />;
  const cell = (column: CatalogColumn, pin?: number) => (
    <td
      key={column.key}
      style={pin === undefined ? undefined : pinStyle(pin)}
      className={cx(CELL, pin !== undefined && 'sticky z-10', marked && MARKED)}
    >
      <span
        className={cx(
          'flex min-w-0 items-center *:min-w-0 *:truncate',
          column.type === 'number' && 'justify-end',
        )}
      >
        <EntityCell look={column} value={cellValue(row, column.key, column.source)} titles={titles} />
      </span>
    </td>
  );
  const [, ...pinned] = columns.pinned;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index === undefined ? undefined : index + 2}
      className="group/row"
    >
      <NameCell {...props} />
      {pinned.map((column, place) => cell(column, place + 1))}
      {columns.before > 0 ? <td aria-hidden className={CELL} /> : null}
      {columns.moving.map((column) => cell(column))}
      {columns.after > 0 ? <td aria-hidden className={CELL} /> : null}
    </tr>
  );
});

function NameCell({ row, marked, onMark }: EntityLineProps) {
  const name = visibleText(row.title || row.identifier);
  function mark(event: MouseEvent) {
    event.preventDefault();
    onMark(row.identifier, event.shiftKey);
  }
  return (
    <th
      scope="row"
      style={pinStyle(0)}
      className={cx(
        CELL,
        'sticky z-10 pl-5 text-left font-medium',
        'has-[[data-row]:focus-visible]:shadow-[inset_2px_0_var(--accent)]',
        marked && MARKED,
      )}
    >
      <span className="flex min-w-0 items-center gap-2.5">
        <Checkbox aria-label={`Select ${name}`} checked={marked} onClick={mark} />
        <Link
          href={hrefOf(row)}
          className="min-w-0 truncate hover:underline focus-visible:-outline-offset-2"
          title={name}
          dir="auto"
          data-row={row.identifier}
        >
          {name}
        </Link>
      </span>
    </th>
  );
}

function hrefOf({ blueprint, identifier }: EntityRow): string {
  return `/catalog/${encodeURIComponent(blueprint)}/${encodeURIComponent(identifier)}`;
}
