'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { api, v1 } from '#components/query/api.ts';
import { QueryError } from '#components/query/query-error.tsx';
import { type Decide, DecisionForm } from '#components/runs/decision-form.tsx';
import { ExactRequest } from '#components/runs/exact-request.tsx';
import { visibleText } from '#components/runs/request-parts.ts';
import { RunInputs } from '#components/runs/run-inputs.tsx';
import type { Run } from '#components/runs/run-wire.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Link } from '#components/ui/link.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { Pill } from '#components/ui/status.tsx';
import { statusOfRun } from '#components/ui/status-vocabulary.ts';
import { TextLink } from '#components/ui/text-link.tsx';

export interface DecisionProps {
  id: string;
  /** titles of inputs by action */
  inputTitles: Record<string, Record<string, string>>;
  decide: Decide;
  /** the run to go on with */
  next: string | undefined;
}

/** Everything needed to decide; opening it changes nothing. */
export function Decision({ id, next, inputTitles, decide }: DecisionProps) {
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
          <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-ink-2">
            <span role="status">
              {run.state === 'waiting' ? 'Somebody else decides this request.' : 'This request is decided.'}
            </span>
            {next ? <ButtonLink href={`/approvals?run=${next}`}>Next request</ButtonLink> : null}
          </p>
        )}
      </div>
    </article>
  );
}
