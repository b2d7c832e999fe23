'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { api, v1 } from '#components/query/api.ts';
import { QueryError } from '#components/query/query-error.tsx';
import { CopyAsCurl } from '#components/ui/copy-as-curl.tsx';
import { compactNumber } from '#components/ui/format-number.ts';
import { PaginationBar } from '#components/ui/pagination-bar.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { ColumnPicker } from './column-picker.tsx';
import { EntityRows } from './entity-rows.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type SearchAnswer, searchBody } from './search-body.ts';
import { useView } from './use-view.ts';
import { toggleSort } from './view-state.ts';

export interface CatalogTableProps {
  blueprint: string;
  /** plural noun for the foot and the filter box */
  noun: string;
  columns: CatalogColumn[];
  /** the columns shown until the reader chooses */
  defaultColumns: string[];
  /** what an installation without any entity of this kind says */
  empty: React.ReactNode;
}

/** The catalog of one blueprint: everything it shows is decided by its URL and answered by the server. */
export function CatalogTable({ blueprint, noun, columns, defaultColumns, empty }: CatalogTableProps) {
  const [view, setView] = useView();
  const router = useRouter();
  const shown = view.columns ?? defaultColumns;
  const filterColumns = columns.filter(({ filterable }) => filterable);
  const body = searchBody(view, columns);
  const path = `${v1('blueprints', blueprint, 'entities')}/search`;
  const query = useQuery({
    queryKey: ['entities', blueprint, 'table', body],
    queryFn: ({ signal }) => api<SearchAnswer>(path, { method: 'POST', body, signal }),
    placeholderData: keepPreviousData,
  });

  const answer = query.data;
  const isFiltered = view.text !== '' || view.rules.length > 0;
  const isEmpty = answer?.entities.length === 0 && view.page === 1;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-5 pb-2.5 max-md:px-4">
        <div className="w-64 max-md:w-full">
          <SearchBox
            value={view.text}
            onValueChange={(text) => setView({ text }, 'replace')}
            label={`Filter ${noun} by name`}
            placeholder={`Filter ${noun}`}
            slash
          />
        </div>
        <FilterBar
          columns={filterColumns}
          rules={view.rules}
          onRulesChange={(changed) => setView({ rules: changed })}
        />
        <div className="ml-auto flex items-center gap-1">
          <ColumnPicker
            columns={columns}
            shown={shown}
            onShownChange={(chosen) => setView({ columns: chosen }, 'replace')}
          />
          <CopyAsCurl request={{ method: 'POST', url: path, body }} />
        </div>
      </div>
      {query.isError ? (
        <div className="p-5">
          <QueryError error={query.error} what="The rows" onRetry={() => query.refetch()} />
        </div>
      ) : (
        <EntityRows
          blueprint={blueprint}
          noun={noun}
          columns={columns.filter(({ key }) => key === '$title' || shown.includes(key))}
          answer={answer}
          isStale={query.isPlaceholderData}
          sort={view.sort}
          onSort={(property) => setView({ sort: toggleSort(view.sort, property) })}
          empty={
            isEmpty ? (
              isFiltered ? (
                <NothingMatches noun={noun} onClear={() => setView({ text: '', rules: [] })} />
              ) : (
                empty
              )
            ) : undefined
          }
        />
      )}
      <PaginationBar
        onFirst={view.from ? () => setView({ from: undefined, page: 1 }) : undefined}
        onPrevious={view.page > 1 ? () => router.back() : undefined}
        onNext={
          answer?.next ? () => setView({ from: answer.next ?? undefined, page: view.page + 1 }) : undefined
        }
      >
        {answer ? footText(answer, noun, view.page) : 'Loading'}
      </PaginationBar>
    </div>
  );
}

function footText({ entities, count, next }: SearchAnswer, noun: string, page: number): string {
  if (!count) return `${entities.length} ${noun}`;
  const total = `${count.exact ? '' : 'about '}${compactNumber(count.value)}`;
  return page === 1 && !next ? `${total} ${noun}` : `Page ${page}: ${entities.length} of ${total} ${noun}`;
}

function NothingMatches({ noun, onClear }: { noun: string; onClear: () => void }) {
  return (
    <>
      <p>No {noun} match this filter.</p>
      <button type="button" onClick={onClear} className="text-accent underline">
        Clear filters
      </button>
    </>
  );
}
