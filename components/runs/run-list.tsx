'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import { api } from '#components/query/api.ts';
import { QueryError } from '#components/query/query-error.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { Select } from '#components/ui/select.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { Status } from '#components/ui/status.tsx';
import { STATUS, statusOfRun } from '#components/ui/status-vocabulary.ts';
import { Cell, HeaderCell, Row, RowHeader, Table, TableHead } from '#components/ui/table.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import { RUN_STATES } from '#lib/runs/states.ts';
import type { Run } from './run-wire.ts';

export interface RunListProps {
  /** fixed filters: the runs of an entity or an action */
  scope?: { blueprint?: string; entity?: string; action?: string };
  /** whether the reader may choose what is shown */
  filters?: boolean;
}

interface RunsAnswer {
  runs: Run[];
  next?: string | null;
}

/** Runs, newest first, with the filters in the URL. */
export function RunList({ scope = {}, filters = false }: RunListProps) {
  const pathname = usePathname();
  const params = useSearchParams();
  const state = filters ? (params.get('state') ?? '') : '';
  const mine = filters && params.get('whose') === 'mine';
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    window.history.replaceState(null, '', next.size > 0 ? `${pathname}?${next}` : pathname);
  };
  const query = useInfiniteQuery({
    queryKey: ['runs', scope, state, mine],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api<RunsAnswer>('/v1/actions/runs', {
        query: { ...scope, state: state || undefined, mine: mine || undefined, limit: 50, from: pageParam },
        signal,
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const runs = query.data?.pages.flatMap((page) => page.runs) ?? [];
  return (
    <>
      {filters ? (
        <div className="flex flex-wrap items-center gap-3 pb-3">
          <Segmented
            aria-label="Whose runs"
            value={mine ? 'mine' : 'all'}
            options={[
              { value: 'all', label: 'All I may see' },
              { value: 'mine', label: 'Mine' },
            ]}
            onValueChange={(value) => change('whose', value === 'mine' ? 'mine' : '')}
          />
          <Select
            aria-label="State"
            height="toolbar"
            value={state}
            options={[
              { value: '', label: 'Any state' },
              ...RUN_STATES.map((value) => ({ value, label: STATUS[statusOfRun(value)].word })),
            ]}
            onValueChange={(value) => change('state', value)}
          />
        </div>
      ) : null}
      {query.isError ? (
        <QueryError error={query.error} what="The runs" onRetry={() => query.refetch()} />
      ) : null}
      {query.isPending ? <SkeletonRows rows={8} label="Loading runs" /> : null}
      {query.isSuccess && runs.length === 0 ? (
        <EmptyState>{state || mine ? 'No runs match this choice.' : 'No runs yet.'}</EmptyState>
      ) : null}
      {runs.length > 0 ? <Rows runs={runs} /> : null}
      {query.hasNextPage ? (
        <div className="py-3">
          <Button onClick={() => query.fetchNextPage()} pending={query.isFetchingNextPage}>
            Show older runs
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Rows({ runs }: { runs: Run[] }) {
  return (
    <Table label="Table of runs">
      <TableHead>
        <tr>
          <HeaderCell>Action</HeaderCell>
          <HeaderCell className="max-md:hidden">For</HeaderCell>
          <HeaderCell>State</HeaderCell>
          <HeaderCell className="max-md:hidden">Requested by</HeaderCell>
          <HeaderCell className="max-md:hidden">Requested</HeaderCell>
        </tr>
      </TableHead>
      <tbody>
        {runs.map((run) => (
          <Row key={run.id}>
            <RowHeader className="max-w-80 max-md:w-full max-md:max-w-0">
              <Link href={`/runs/${run.id}`} className="block truncate font-medium hover:underline">
                {visibleText(run.action.title)}
              </Link>
              <span className="block truncate text-xs font-regular text-ink-2 md:hidden">
                <RelativeTime at={run.createdAt} /> {subjectOf(run)}
              </span>
            </RowHeader>
            <Cell className="max-w-64 truncate max-md:hidden">
              {subjectOf(run) || <span className="text-ink-3">–</span>}
            </Cell>
            <Cell>
              <Status status={statusOfRun(run.state)}>{run.statusLabel || undefined}</Status>
            </Cell>
            <Cell className="max-w-48 truncate max-md:hidden">
              {visibleText(run.requester.name ?? run.requester.id)}
            </Cell>
            <Cell className="max-md:hidden">
              <RelativeTime at={run.createdAt} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function subjectOf({ entity }: Run): string {
  return entity ? visibleText(entity.title || entity.identifier) : '';
}
