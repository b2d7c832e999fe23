'use client';

import { useRef } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Link } from '#components/ui/link.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { Cell, HeaderCell, Row, RowHeader, Table, TableHead } from '#components/ui/table.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { LinkTitles } from '#lib/entities/link-titles.ts';
import { EntityCell } from './entity-cell.tsx';
import { cellValue, type EntityRow } from './entity-row.ts';
import type { SearchAnswer } from './search-body.ts';
import { useRowKeys } from './use-row-keys.ts';
import type { SortRule } from './view-state.ts';

export interface EntityRowsProps {
  blueprint: string;
  noun: string;
  columns: CatalogColumn[];
  answer: SearchAnswer | undefined;
  /** the rows belong to the previous question while the next one is asked */
  isStale: boolean;
  sort: SortRule[];
  onSort: (property: string) => void;
  /** stands where the first row would */
  empty: React.ReactNode;
}

function entityHref(blueprint: string, identifier: string): string {
  return `/catalog/${encodeURIComponent(blueprint)}/${encodeURIComponent(identifier)}`;
}

/** Head and rows; j and k move between rows, Enter opens. */
export function EntityRows({
  blueprint,
  noun,
  columns,
  answer,
  isStale,
  sort,
  onSort,
  empty,
}: EntityRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body);
  return (
    <div className="min-h-0 flex-1 overflow-auto border-t border-line-strong">
      <Table label={`Table of ${noun}`} edge="page" aria-busy={isStale || !answer}>
        <TableHead>
          <tr>
            {columns.map((column) => (
              <HeaderCell
                key={column.key}
                numeric={column.type === 'number'}
                className={cx(column.key === '$title' && 'sticky left-0 z-10')}
                sort={{ direction: directionOf(sort, column.key), onToggle: () => onSort(column.key) }}
              >
                {column.title}
              </HeaderCell>
            ))}
          </tr>
        </TableHead>
        <tbody ref={body} className={cx(isStale && 'opacity-60')}>
          {answer?.entities.map((row) => (
            <EntityRowView
              key={row.identifier}
              blueprint={blueprint}
              row={row}
              columns={columns}
              titles={answer.titles}
            />
          ))}
        </tbody>
      </Table>
      {answer ? null : <SkeletonRows rows={12} label={`Loading ${noun}`} />}
      {empty ? <div className="flex flex-wrap items-center gap-3 px-5 py-4">{empty}</div> : null}
    </div>
  );
}

function EntityRowView({
  blueprint,
  row,
  columns,
  titles,
}: {
  blueprint: string;
  row: EntityRow;
  columns: CatalogColumn[];
  titles: LinkTitles | undefined;
}) {
  return (
    <Row>
      {columns.map((column) => {
        const value = cellValue(row, column.key, column.source);
        if (column.key === '$title') {
          return (
            <RowHeader key={column.key} className="sticky left-0 z-10 max-w-80 bg-surface">
              <Link
                href={entityHref(blueprint, row.identifier)}
                className="block truncate font-medium hover:underline"
                title={row.title ?? row.identifier}
                data-row
              >
                {row.title || row.identifier}
              </Link>
            </RowHeader>
          );
        }
        return (
          <Cell key={column.key} numeric={column.type === 'number'} className="max-w-64 truncate">
            <EntityCell look={column} value={value} titles={titles} />
          </Cell>
        );
      })}
    </Row>
  );
}

function directionOf(sort: SortRule[], key: string): 'asc' | 'desc' | undefined {
  const rule = sort.find(({ property }) => property === key);
  if (!rule) return undefined;
  return rule.order === 'ASC' ? 'asc' : 'desc';
}
