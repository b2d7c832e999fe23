'use client';

import { memo } from 'react';
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

/** One entity: its name, which leads to it, and its values. A page has hundreds of cells, so each is as few elements as can be. */
export const EntityLine = memo(function EntityLine(props: EntityLineProps) {
  const { row, columns, titles, marked, phone, index, measure } = props;
  if (phone) return <PhoneLine {...props} href={hrefOf(row)} />;
  const cell = (column: CatalogColumn, pin?: number) => (
    <td
      key={column.key}
      style={pin === undefined ? undefined : pinStyle(pin)}
      className={
        cx(pin !== undefined && 'sticky z-10', column.type === 'number' && 'text-right') || undefined
      }
    >
      <EntityCell look={column} value={cellValue(row, column.key, column.source)} titles={titles} />
    </td>
  );
  const [, ...pinned] = columns.pinned;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index === undefined ? undefined : index + 2}
      className={marked ? 'entity-row is-marked' : 'entity-row'}
    >
      <NameCell {...props} />
      {pinned.map((column, place) => cell(column, place + 1))}
      {columns.before > 0 ? <td aria-hidden /> : null}
      {columns.moving.map((column) => cell(column))}
      {columns.after > 0 ? <td aria-hidden /> : null}
    </tr>
  );
});

function NameCell({ row, marked, onMark }: EntityLineProps) {
  const name = visibleText(row.title || row.identifier);
  return (
    <th scope="row">
      <span className="flex items-center gap-2.5">
        <Checkbox
          aria-label={`Select ${name}`}
          checked={marked}
          onCheckedChange={(_, range) => onMark(row.identifier, range)}
        />
        <Link
          href={hrefOf(row)}
          className="truncate hover:underline focus-visible:-outline-offset-2"
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
