import { EntityCell } from '#components/entity-table/entity-cell.tsx';
import { cellValue, type EntityRow } from '#components/entity-table/entity-row.ts';
import { visibleText } from '#components/runs/request-parts.ts';
import { cx } from '#components/ui/cx.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';

export interface OwnedTableProps {
  /** Title of the blueprint. */
  kind: string;
  rows: EntityRow[];
  columns: CatalogColumn[];
}

const HEAD = 'h-7 truncate border-b border-line-strong pr-3 font-regular';
const CELL = 'h-9.5 max-w-0 truncate border-b border-line pr-3 group-last/row:border-0 max-md:h-12';

/** The first of what the reader's teams own, with the few columns that say how it stands. */
export function OwnedTable({ kind, rows, columns }: OwnedTableProps) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 text-left">
      <thead className="text-xs text-ink-3">
        <tr>
          <th scope="col" className={HEAD}>
            {kind}
          </th>
          {columns.map((column, index) => (
            <th key={column.key} scope="col" className={cx(HEAD, index > 0 && 'max-md:hidden')}>
              {column.title}
            </th>
          ))}
          <th scope="col" className={cx(HEAD, 'w-20 pr-0! text-right')}>
            Changed
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.identifier} className="group/row">
            <th scope="row" className={cx(CELL, 'font-medium')}>
              <TextLink
                className="text-ink!"
                href={`/catalog/${encodeURIComponent(row.blueprint)}/${encodeURIComponent(row.identifier)}`}
              >
                {visibleText(row.title || row.identifier)}
              </TextLink>
            </th>
            {columns.map((column, index) => (
              <td key={column.key} className={cx(CELL, index > 0 && 'max-md:hidden')}>
                <EntityCell look={column} value={cellValue(row, column.key, column.source)} />
              </td>
            ))}
            <td className={cx(CELL, 'pr-0! text-right text-ink-2')}>
              <RelativeTime at={row.updatedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
