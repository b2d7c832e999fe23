'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { DifferenceView } from '#components/audit/difference-view.tsx';
import { api, v1 } from '#components/query/api.ts';
import { QueryError } from '#components/query/query-error.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import { differenceOf } from '#lib/audit/difference.ts';
import { flat, type HistoryEntry, whoChanged } from './change-words.ts';

interface HistoryAnswer {
  history: HistoryEntry[];
  next: string | null;
}

const DID = { create: 'created it', update: 'changed it', delete: 'deleted it' };

/** Every version, newest first, each with what it changed. */
export function EntityHistory({ blueprint, identifier }: { blueprint: string; identifier: string }) {
  const query = useInfiniteQuery({
    queryKey: ['entities', blueprint, 'history', identifier],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api<HistoryAnswer>(v1('blueprints', blueprint, 'entities', identifier, 'history'), {
        query: { limit: 50, from: pageParam },
        signal,
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const entries = query.data?.pages.flatMap((page) => page.history) ?? [];
  return (
    <>
      {query.isError ? (
        <QueryError error={query.error} what="The history" onRetry={() => query.refetch()} />
      ) : null}
      {query.isPending ? <SkeletonRows rows={5} label="Loading the history" /> : null}
      {query.isSuccess && entries.length === 0 ? <EmptyState>No history yet.</EmptyState> : null}
      <ol>
        {entries.map((entry, index) => (
          <li key={entry.version} className="border-b border-line py-2">
            <details>
              <summary className="flex min-h-6 cursor-pointer items-baseline gap-3 rounded-1">
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{visibleText(whoChanged(entry))}</span> {DID[entry.operation]}
                </span>
                <span className="text-xs text-ink-3">version {entry.version}</span>
                <span className="text-xs text-ink-2">
                  <RelativeTime at={entry.at} />
                </span>
              </summary>
              <div className="mt-2 rounded-2 bg-surface-2 p-3">
                <DifferenceView
                  difference={differenceOf(flat(entries[index + 1]?.entity), flat(entry.entity))}
                />
              </div>
            </details>
            {entry.runId ? (
              <p className="mt-0.5 pl-4 text-xs text-ink-2">
                by{' '}
                <TextLink inText href={`/runs/${entry.runId}`}>
                  a run
                </TextLink>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {query.hasNextPage ? (
        <Button className="mt-3" onClick={() => query.fetchNextPage()} pending={query.isFetchingNextPage}>
          Show older
        </Button>
      ) : null}
    </>
  );
}
