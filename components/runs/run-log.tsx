'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, v1 } from '#components/query/api.ts';
import { QueryError } from '#components/query/query-error.tsx';
import { Button } from '#components/ui/button.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { LogLines } from './log-lines.tsx';
import { readMark } from './log-marks.ts';
import { isErrorLine, type LogLine, matchesIn, nextMatch } from './log-search.ts';
import { LogToolbar } from './log-toolbar.tsx';

interface LogAnswer {
  runLogs: LogLine[];
  next?: string | null;
}

export interface RunLogProps {
  runId: string;
  /** only lines of this job */
  job: string | undefined;
  /** number of the line in the address */
  line: number | undefined;
  onLine: (line: number | undefined) => void;
  /** what an empty log says */
  emptyText: string;
}

const PAGE = 1_000;
/** So many come by themselves; beyond, on request. */
const BY_ITSELF = 20_000;

/** The log of a run or of one job of it, to search, to copy and to point into. */
export function RunLog({ runId, job, line, onLine, emptyText }: RunLogProps) {
  const [search, setSearch] = useState('');
  const [onlyErrors, setOnlyErrors] = useState(false);
  const query = useLog(runId, job);
  const all = query.data?.pages.flatMap((page) => page.runLogs) ?? [];
  const numbered = all
    .map((entry, at) => ({ entry, number: at + 1 }))
    .filter(({ entry }) => readMark(entry.message).mark !== 'endgroup');
  const errors = numbered.filter(({ entry }) => isErrorLine(entry));
  const shown = onlyErrors ? errors : numbered;
  const lines = shown.map(({ entry }) => entry);
  const numbers = shown.map(({ number }) => number);
  const matches = matchesIn(lines, search.trim());
  const at = line === undefined ? -1 : numbers.indexOf(line);
  const move = (step: 1 | -1) => {
    const to = nextMatch(matches, at, step);
    if (to !== undefined) onLine(numbers[to]);
  };
  return (
    <section aria-labelledby="log" className="flex min-h-60 min-w-0 flex-col">
      <LogToolbar
        job={job}
        lines={lines}
        search={search}
        onSearch={setSearch}
        place={{ at: matches.indexOf(at) + 1, of: matches.length }}
        onMove={move}
        errors={errors.length}
        onlyErrors={onlyErrors}
        onOnlyErrors={setOnlyErrors}
        onFirstError={() => {
          setOnlyErrors(false);
          onLine(errors[0]?.number);
        }}
      />
      {query.isError ? (
        <QueryError error={query.error} what="The log" onRetry={() => query.refetch()} />
      ) : null}
      {query.isPending ? <SkeletonRows rows={6} label="Loading the log" /> : null}
      {query.isSuccess && all.length === 0 ? <p className="text-ink-2">{emptyText}</p> : null}
      {lines.length > 0 ? (
        <LogLines lines={lines} numbers={numbers} search={search.trim()} line={line} onLine={onLine} />
      ) : null}
      {query.hasNextPage && all.length >= BY_ITSELF ? (
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

/** Page after page without being asked, so that a search sees the whole log. */
function useLog(runId: string, job: string | undefined) {
  const query = useInfiniteQuery({
    queryKey: ['run', runId, 'logs', job],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api<LogAnswer>(v1('actions', 'runs', runId, 'logs'), {
        query: { limit: PAGE, from: pageParam, origin: job },
        signal,
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage, data } = query;
  const isMore = hasNextPage && !isFetching && !isError && (data?.pages.length ?? 0) * PAGE < BY_ITSELF;
  useEffect(() => {
    if (isMore) void fetchNextPage();
  }, [isMore, fetchNextPage]);
  return query;
}
