'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, v1 } from '#components/query/api.ts';
import { QueryError } from '#components/query/query-error.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';

interface LogLine {
  id: string;
  at: string;
  level: string;
  origin: string | null;
  message: string;
}

interface LogAnswer {
  runLogs: LogLine[];
  next?: string | null;
}

export interface RunLogProps {
  runId: string;
  /** only lines of this job */
  job: string | undefined;
  /** what an empty log says */
  emptyText: string;
}

const PAGE = 500;

/** The log of a run, searched on the server; lines are text, whatever they contain. */
export function RunLog({ runId, job, emptyText }: RunLogProps) {
  const [search, setSearch] = useState('');
  const query = useInfiniteQuery({
    queryKey: ['run', runId, 'logs', search, job],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api<LogAnswer>(v1('actions', 'runs', runId, 'logs'), {
        query: { limit: PAGE, from: pageParam, search: search || undefined, origin: job },
        signal,
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const lines = query.data?.pages.flatMap((page) => page.runLogs) ?? [];
  return (
    <section aria-labelledby="log" className="flex min-h-60 flex-col">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 id="log">Log {job ? <span className="font-regular text-ink-3">{job}</span> : null}</h2>
        <div className="ml-auto w-52">
          <SearchBox
            value={search}
            onValueChange={setSearch}
            label="Search the log"
            placeholder="Search the log"
          />
        </div>
      </div>
      {query.isError ? (
        <QueryError error={query.error} what="The log" onRetry={() => query.refetch()} />
      ) : null}
      {query.isPending ? <SkeletonRows rows={6} label="Loading the log" /> : null}
      {query.isSuccess && lines.length === 0 ? (
        <p className="text-ink-2">{search ? `No line contains “${search}”.` : emptyText}</p>
      ) : null}
      {lines.length > 0 ? (
        <ScrollRegion label="Log lines" className="max-h-128 overflow-auto rounded-2 bg-surface-2 py-2">
          <ol className="font-mono text-xs/[19px]">
            {lines.map((line) => (
              <li key={line.id} className={cx('flex gap-3 px-3', line.level === 'ERROR' && 'bg-danger-tint')}>
                <time dateTime={line.at} className="shrink-0 text-ink-3" suppressHydrationWarning>
                  {new Date(line.at).toLocaleTimeString('en-GB')}
                </time>
                <span className="min-w-0 wrap-anywhere whitespace-pre-wrap">{line.message}</span>
              </li>
            ))}
          </ol>
        </ScrollRegion>
      ) : null}
      {query.hasNextPage ? (
        <Button
          className="mt-2 self-start"
          onClick={() => query.fetchNextPage()}
          pending={query.isFetchingNextPage}
        >
          Show more lines
        </Button>
      ) : null}
    </section>
  );
}
