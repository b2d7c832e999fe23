'use client';

import { type ReactNode, Suspense } from 'react';
import { QueryError } from '#components/query/query-error.tsx';
import { loadedLater } from '#components/ui/loaded-later.tsx';
import { useInBrowser } from '#components/ui/use-media.ts';
import { DRAWN_AT_FIRST, DRAWN_WHOLE, FlatRows } from './flat-rows.tsx';
import { LoadingRows } from './loading-rows.tsx';
import type { SearchAnswer } from './search-body.ts';
import { TableFrame } from './table-frame.tsx';
import type { TableParts } from './table-parts.ts';
import { useGroups } from './use-groups.ts';

const GroupRows = loadedLater(async () => (await import('./group-rows.tsx')).GroupRows);

export interface CatalogRowsProps {
  parts: TableParts;
  answer: SearchAnswer | undefined;
  isStale: boolean;
  error: Error | null;
  onRetry: () => void;
  /** what an installation without any entity of this kind says */
  empty: ReactNode;
}

/** The table in each of its states: loading, with rows or groups of rows, without any, failed. */
export function CatalogRows({ parts, answer, isStale, error, onRetry, empty }: CatalogRowsProps) {
  const { columns, view, noun } = parts;
  const by = columns.find(({ key }) => key === view.group);
  const groups = useGroups(parts, by);
  const failure = error ?? (by ? groups.error : null);
  const rows = answer?.entities ?? [];
  const isWaiting = by ? !groups.data : !answer;
  // A question that is no longer asked keeps what it last said.
  const isChanging = isStale || (by !== undefined && groups.isPlaceholderData);
  const isPartial = !useInBrowser() && rows.length > DRAWN_AT_FIRST;
  const nothing = answer && rows.length === 0 && view.page === 1;
  if (failure) {
    return (
      <div className="flex-1 p-5">
        <QueryError error={failure} what="The rows" onRetry={() => (error ? onRetry() : groups.refetch())} />
      </div>
    );
  }
  return (
    <TableFrame
      parts={parts}
      busy={isWaiting || isChanging || isPartial}
      rows={by ? undefined : rows.map(({ identifier }) => identifier)}
      rowCount={!by && rows.length > DRAWN_WHOLE ? rows.length : undefined}
      below={
        <>
          {isWaiting ? <p role="status" aria-label={`Loading ${noun}`} /> : null}
          {nothing ? (
            <div className="flex flex-wrap items-center gap-3 px-5 py-4">
              {view.text !== '' || view.rules.length > 0 ? <NothingMatches parts={parts} /> : empty}
            </div>
          ) : null}
        </>
      }
    >
      {(tools) =>
        isWaiting ? (
          <LoadingRows span={tools.span} />
        ) : by ? (
          <Suspense fallback={<LoadingRows span={tools.span} />}>
            <GroupRows parts={parts} column={by} groups={groups.data?.[0]?.values ?? []} tools={tools} />
          </Suspense>
        ) : (
          <FlatRows rows={rows} titles={answer?.titles} isStale={isStale} tools={tools} />
        )
      }
    </TableFrame>
  );
}

function NothingMatches({ parts: { noun, setView } }: Pick<CatalogRowsProps, 'parts'>) {
  return (
    <>
      <p>No {noun} match this filter.</p>
      <button
        type="button"
        onClick={() => setView({ text: '', match: 'and', rules: [] })}
        className="text-accent underline"
      >
        Clear filters
      </button>
    </>
  );
}
