'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { api } from '#components/query/api.ts';
import type { Decide } from '#components/runs/decision-form.tsx';
import { visibleText } from '#components/runs/request-parts.ts';
import type { Run } from '#components/runs/run-wire.ts';
import { cx } from '#components/ui/cx.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import { statusOfRun } from '#components/ui/status-vocabulary.ts';
import { Decision } from './decision.tsx';
import { useFirst } from './use-first.ts';

export interface Approvals {
  /** runs the reader may decide, oldest first */
  waiting: Run[];
  /** runs the reader decided lately, newest first */
  decided: Run[];
}

export interface ApprovalsInboxProps {
  initial: Approvals;
  /** titles of inputs by action, as far as the first answer names them */
  inputTitles: Record<string, Record<string, string>>;
  decide: Decide;
}

/** What waits for the reader on the left, one decision on the right; on a phone one after the other. */
export function ApprovalsInbox({ initial, inputTitles, decide }: ApprovalsInboxProps) {
  const params = useSearchParams();
  const { data } = useQuery({
    queryKey: ['approvals'],
    queryFn: ({ signal }) => api<Approvals>('/v1/approvals', { signal }),
    initialData: initial,
  });
  const chosen = params.get('run');
  const first = useFirst(data.waiting[0]?.id);
  const shown = chosen ?? first;
  const next = data.waiting.find(({ id }) => id !== shown);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader
        className="px-5 pb-4 max-md:px-4"
        title="Approvals"
        count={
          <span role="status">
            {data.waiting.length === 0 ? 'none for you' : `${data.waiting.length} for you`}
          </span>
        }
      />
      <div className="grid min-h-0 flex-1 grid-cols-[22rem_minmax(0,1fr)] border-t border-line max-lg:grid-cols-1">
        <div className={cx('border-r border-line p-3 max-lg:border-0', chosen && 'max-lg:hidden')}>
          {data.waiting.length > 0 ? (
            <Queue label="Waiting for you" runs={data.waiting} shown={shown} />
          ) : (
            <EmptyState className="px-2 pt-0">
              Nothing waits for you. Requests that need you appear here by themselves.
            </EmptyState>
          )}
          {data.decided.length > 0 ? (
            <Queue label="Decided by you" runs={data.decided} shown={shown} />
          ) : null}
        </div>
        <div className={cx('min-w-0', !chosen && 'max-lg:hidden')}>
          {shown ? (
            <Decision key={shown} id={shown} next={next?.id} inputTitles={inputTitles} decide={decide} />
          ) : null}
        </div>
      </div>
    </div>
  );
}

/** Marks what is shown beside it; where there is no room for that, nothing of the list is open. */
function Queue({ label, runs, shown }: { label: string; runs: Run[]; shown: string | undefined }) {
  return (
    <section aria-label={label} className="mb-4">
      <h2 className="mb-1 px-2 text-xs font-regular text-ink-2">{label}</h2>
      <ul>
        {runs.map((run) => (
          <li key={run.id}>
            <Link
              href={`/approvals?run=${run.id}`}
              scroll={false}
              aria-current={run.id === shown ? 'true' : undefined}
              className="block rounded-2 px-2 py-2 hover:bg-hover lg:aria-[current]:bg-selected"
            >
              <span className="flex gap-2">
                <span className="min-w-0 flex-1 truncate font-medium">{visibleText(run.action.title)}</span>
                <span className="shrink-0 text-xs text-ink-2">
                  <RelativeTime at={run.createdAt} />
                </span>
              </span>
              <span className="block truncate text-xs text-ink-2">
                {run.entity ? `${visibleText(run.entity.title || run.entity.identifier)} · ` : ''}
                {visibleText(run.requester.name ?? run.requester.id)}
              </span>
              {run.state === 'waiting' ? null : (
                <span className="text-xs">
                  <Status status={statusOfRun(run.state)} size={13} />
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
