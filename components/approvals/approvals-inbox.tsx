'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { api, v1 } from '#components/query/api.ts';
import { QueryError } from '#components/query/query-error.tsx';
import { type Decide, DecisionForm } from '#components/runs/decision-form.tsx';
import { ExactRequest } from '#components/runs/exact-request.tsx';
import { visibleText } from '#components/runs/request-parts.ts';
import { RunInputs } from '#components/runs/run-inputs.tsx';
import type { Run } from '#components/runs/run-wire.ts';
import { cx } from '#components/ui/cx.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader, Section } from '#components/ui/page-header.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { Pill, Status } from '#components/ui/status.tsx';
import { statusOfRun } from '#components/ui/status-vocabulary.ts';
import { TextLink } from '#components/ui/text-link.tsx';

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
  const shown = chosen ?? data.waiting[0]?.id;
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
          {shown ? <Decision key={shown} id={shown} inputTitles={inputTitles} decide={decide} /> : null}
        </div>
      </div>
    </div>
  );
}

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
              className="block rounded-2 px-2 py-2 hover:bg-hover aria-[current]:bg-selected"
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

/** Everything needed to decide; opening it changes nothing. */
function Decision({ id, inputTitles, decide }: Omit<ApprovalsInboxProps, 'initial'> & { id: string }) {
  const query = useQuery({
    queryKey: ['run', id],
    queryFn: async ({ signal }) => (await api<{ run: Run }>(v1('actions', 'runs', id), { signal })).run,
  });
  if (query.isError) {
    return (
      <div className="p-6">
        <QueryError error={query.error} what="This request" onRetry={() => query.refetch()} />
      </div>
    );
  }
  if (query.isPending) return <SkeletonRows rows={10} label="Loading the request" />;
  const run = query.data;
  return (
    <article className="flex h-full flex-col" aria-labelledby="decision-title">
      <div className="min-h-0 flex-1 p-6 max-md:p-4">
        <Link
          href="/approvals"
          className="mb-3 inline-flex min-h-10 items-center gap-1 text-accent lg:hidden"
        >
          <ArrowLeft aria-hidden size={14} /> All approvals
        </Link>
        <div className="flex flex-wrap items-center gap-2.5">
          <h2 id="decision-title" className="text-xl font-strong tracking-tight">
            {visibleText(run.action.title)}
          </h2>
          <Pill status={statusOfRun(run.state)} />
          <TextLink href={`/runs/${run.id}`} className="ml-auto">
            Open run
          </TextLink>
        </div>
        <p className="mt-1 mb-6 max-w-[66ch]">
          <strong className="font-medium">{visibleText(run.requester.name ?? run.requester.id)}</strong> asked{' '}
          <RelativeTime at={run.createdAt} ago />
          {run.entity ? (
            <>
              {' '}
              for{' '}
              <strong className="font-medium">
                {visibleText(run.entity.title || run.entity.identifier)}
              </strong>
            </>
          ) : null}
          .
        </p>
        <Section id="decision-inputs" title="Inputs">
          <RunInputs inputs={run.properties} titles={inputTitles[run.action.identifier] ?? {}} />
        </Section>
        <ExactRequest
          id="decision-request"
          title="Exact request"
          note="your decision is bound to it"
          request={run.request}
        />
      </div>
      <div className="sticky bottom-0 border-t border-line bg-surface px-6 py-4 max-md:px-4">
        {run.can?.approve ? (
          <DecisionForm run={run} decide={decide} />
        ) : (
          <p className="text-ink-2">
            {run.state === 'waiting' ? 'Somebody else decides this request.' : 'This request is decided.'}
          </p>
        )}
      </div>
    </article>
  );
}
