import { Link } from '#components/ui/link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { EntityCell } from './entity-cell.tsx';
import { cellValue } from './entity-row.ts';
import type { EntityLineProps } from './line-props.ts';

/** On a phone a row is two lines: its name and how it stands, then whose it is and when it changed. */
export function PhoneLine({ row, columns, titles, href }: EntityLineProps & { href: string }) {
  const { end, below, belowEnd } = phonePlaces([...columns.pinned.slice(1), ...columns.moving]);
  const value = (column: CatalogColumn | undefined) =>
    column ? (
      <EntityCell look={column} value={cellValue(row, column.key, column.source)} titles={titles} />
    ) : null;
  return (
    <tr>
      <th scope="row" className="border-b border-line px-4 py-2 text-left font-regular">
        <span className="relative grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3">
          <Link
            href={href}
            className="truncate font-medium before:absolute before:inset-0"
            dir="auto"
            data-row={row.identifier}
          >
            {visibleText(row.title || row.identifier)}
          </Link>
          <span className="flex max-w-32 min-w-0 justify-end *:min-w-0 *:truncate">{value(end)}</span>
          <span className="flex min-w-0 text-sm text-ink-2 *:min-w-0 *:truncate">{value(below)}</span>
          <span className="flex max-w-32 min-w-0 justify-end text-sm text-ink-2 *:min-w-0 *:truncate">
            {value(belowEnd)}
          </span>
        </span>
      </th>
    </tr>
  );
}

/** Of the shown columns the three a phone has room for: a choice, a time, and the first of the others. */
export function phonePlaces(columns: readonly CatalogColumn[]) {
  const end = columns.find(({ type }) => type === 'choice');
  const belowEnd = columns.find(({ type }) => type === 'date');
  const below = columns.find((column) => column !== end && column !== belowEnd);
  return { end, below, belowEnd };
}
