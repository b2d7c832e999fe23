'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { api, v1 } from '#components/query/api.ts';
import { QueryError } from '#components/query/query-error.tsx';
import { compactNumber } from '#components/ui/format-number.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { EntityLine } from './entity-line.tsx';
import { valueRule } from './facet-rule.ts';
import { bothQueries, toQuery } from './filter-query.ts';
import { type SearchAnswer, type SearchBody, searchBody } from './search-body.ts';
import type { RowTools } from './table-frame.tsx';
import type { TableParts } from './table-parts.ts';
import type { FacetEntry } from './use-facets.ts';
import { ValueMark } from './value-mark.tsx';

export interface GroupRowsProps {
  parts: Pick<TableParts, 'blueprint' | 'columns' | 'view' | 'noun'>;
  column: CatalogColumn;
  groups: readonly FacetEntry[];
  tools: RowTools;
}

const OPEN_AT_FIRST = 5;

/** Groups are open at first as long as all they hold is no more than a page; the first always is. */
export function openAtFirst(groups: readonly FacetEntry[], rows: number): number {
  let sum = 0;
  const closed = groups.findIndex(({ count }, index) => {
    sum += count;
    return index > 0 && (sum > rows || index >= OPEN_AT_FIRST);
  });
  return closed < 0 ? groups.length : closed;
}

/** Groups of rows, which open and close. */
export function GroupRows({ parts, column, groups, tools }: GroupRowsProps) {
  const [toggled, setToggled] = useState<ReadonlySet<FacetEntry['value']>>(new Set());
  const first = openAtFirst(groups, parts.view.limit);
  return groups.map((entry, index) => {
    const isOpen = index < first !== toggled.has(entry.value);
    return (
      <GroupBody
        key={String(entry.value)}
        parts={parts}
        column={column}
        entry={entry}
        tools={tools}
        isOpen={isOpen}
        onToggle={() => setToggled((before) => flipped(before, entry.value))}
      />
    );
  });
}

interface GroupBodyProps extends Omit<GroupRowsProps, 'groups'> {
  entry: FacetEntry;
  isOpen: boolean;
  onToggle: () => void;
}

function GroupBody({ parts, column, entry, tools, isOpen, onToggle }: GroupBodyProps) {
  return (
    <tbody>
      <tr>
        <th
          scope="rowgroup"
          colSpan={tools.span}
          className="sticky top-8 z-15 pointer-coarse:top-10 h-(--row) border-b border-line bg-surface-2 p-0 text-left font-strong max-md:top-(--topbar) max-md:h-10"
        >
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={onToggle}
            className="sticky left-0 inline-flex h-full max-w-[min(100%,100vw)] items-center gap-2 px-5 focus-visible:-outline-offset-2 max-md:w-full max-md:px-4"
          >
            <ChevronRight aria-hidden size={14} className={isOpen ? 'rotate-90' : ''} />
            <ValueMark column={column} entry={entry} />
            <span className="font-regular text-ink-3">{compactNumber(entry.count)}</span>
          </button>
        </th>
      </tr>
      {isOpen ? <OpenGroup parts={parts} column={column} entry={entry} tools={tools} /> : null}
    </tbody>
  );
}

function OpenGroup({ parts, column, entry, tools }: Omit<GroupBodyProps, 'isOpen' | 'onToggle'>) {
  const { blueprint, view } = parts;
  const body = groupBody(parts, column, entry);
  const pages = useInfiniteQuery({
    queryKey: ['entities', blueprint, 'group', body],
    queryFn: ({ signal, pageParam }) =>
      api<SearchAnswer>(`${v1('blueprints', blueprint, 'entities')}/search`, {
        method: 'POST',
        body: { ...body, ...(pageParam ? { from: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next || undefined,
  });
  const rows = pages.data?.pages.flatMap(({ entities }) => entities) ?? [];
  const rest = Math.max(0, entry.count - rows.length);
  return (
    <>
      {pages.data?.pages.flatMap(({ entities, titles }) =>
        entities.map((row) => (
          <EntityLine
            key={row.identifier}
            row={row}
            columns={tools.columns}
            titles={titles}
            marked={tools.isMarked(row.identifier)}
            onMark={tools.onMark}
            phone={tools.phone}
          />
        )),
      )}
      {pages.isPending ? (
        <Across span={tools.span}>
          <Skeleton className="w-48" />
        </Across>
      ) : null}
      {pages.isError ? (
        <Across span={tools.span}>
          <QueryError error={pages.error} what="The rows" onRetry={() => pages.refetch()} />
        </Across>
      ) : null}
      {pages.hasNextPage ? (
        <Across span={tools.span}>
          <button
            type="button"
            aria-disabled={pages.isFetchingNextPage}
            onClick={() => (pages.isFetchingNextPage ? undefined : pages.fetchNextPage())}
            className="h-8 rounded-2 px-2 text-accent hover:bg-hover pointer-coarse:h-10"
          >
            {pages.isFetchingNextPage ? 'Loading' : `Show ${Math.min(view.limit, rest || view.limit)} more`}
          </button>
        </Across>
      ) : null}
    </>
  );
}

function groupBody(
  { columns, view }: Pick<TableParts, 'columns' | 'view'>,
  column: CatalogColumn,
  { value }: FacetEntry,
): SearchBody {
  const whole = searchBody({ ...view, from: undefined }, columns);
  const query = bothQueries(whole.query, toQuery('and', [valueRule(column, [value])], columns));
  return { ...whole, ...(query ? { query } : {}) };
}

function Across({ span, children }: { span: number; children: ReactNode }) {
  return (
    <tr>
      <td colSpan={span} className="h-(--row) border-b border-line px-5">
        <span className="sticky left-5 inline-flex items-center">{children}</span>
      </td>
    </tr>
  );
}

function flipped<T>(before: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const after = new Set(before);
  if (!after.delete(value)) after.add(value);
  return after;
}
