import { EntityCell } from '#components/entity-table/entity-cell.tsx';
import { cellValue, type EntityRow } from '#components/entity-table/entity-row.ts';
import { cx } from '#components/ui/cx.ts';
import { Link } from '#components/ui/link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusIcon } from '#components/ui/status.tsx';
import { STATUS, statusOfRun } from '#components/ui/status-vocabulary.ts';
import { TextLink } from '#components/ui/text-link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { HomeRun } from './waiting-items.ts';

export interface OwnedTableProps {
  /** Title of the blueprint. */
  kind: string;
  rows: EntityRow[];
  columns: CatalogColumn[];
  /** the newest run on each, by identifier; undefined where nothing was ever run on this kind */
  lastRuns: Readonly<Record<string, HomeRun>> | undefined;
}

const HEAD = 'h-7 truncate border-b border-line-strong pr-3 font-regular';
const CELL = 'h-9.5 max-w-0 truncate border-b border-line pr-3 group-last/row:border-0 max-md:h-12';

/** The first of what the reader's teams own, with the few columns that say how it stands. */
export function OwnedTable({ kind, rows, columns, lastRuns }: OwnedTableProps) {
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
          {lastRuns ? (
            <th scope="col" className={cx(HEAD, 'max-md:hidden')}>
              Last run
            </th>
          ) : null}
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
            {lastRuns ? (
              <td className={cx(CELL, 'max-md:hidden')}>
                <LastRun
                  run={Object.hasOwn(lastRuns, row.identifier) ? lastRuns[row.identifier] : undefined}
                />
              </td>
            ) : null}
            <td className={cx(CELL, 'pr-0! text-right text-ink-2')}>
              <RelativeTime at={row.updatedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LastRun({ run }: { run: HomeRun | undefined }) {
  if (!run) return <span className="text-ink-3">–</span>;
  const status = statusOfRun(run.state);
  return (
    <Link
      href={`/runs/${encodeURIComponent(run.id)}`}
      className="inline-flex max-w-full items-center gap-1.5 rounded-1 align-middle hover:text-accent"
    >
      <StatusIcon status={status} />
      <span className="truncate">
        {visibleText(run.action.title)}{' '}
        <span className="text-ink-2">{STATUS[status].word.toLowerCase()}</span>
      </span>
    </Link>
  );
}
