'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { api, v1 } from '#components/query/api.ts';
import { QueryError } from '#components/query/query-error.tsx';
import { CommentForm } from '#components/runs/comment-form.tsx';
import { type Decide, DecisionForm } from '#components/runs/decision-form.tsx';
import { type Resolve, ResolveForm } from '#components/runs/resolve-form.tsx';
import type { Run } from '#components/runs/run-wire.ts';
import { useViewer } from '#components/shell/viewer.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { DecisionDetails } from './decision-details.tsx';
import { Outcome } from './outcome.tsx';

export interface DecisionProps {
  id: string;
  /** titles of inputs by action */
  inputTitles: Record<string, Record<string, string>>;
  decide: Decide;
  resolve: Resolve;
  /** leads to the run to go on with */
  nextHref: string | undefined;
}

/** Everything needed to decide, with the decision always in reach; opening it changes nothing. */
export function Decision({ id, nextHref, inputTitles, decide, resolve }: DecisionProps) {
  const viewer = useViewer();
  const query = useQuery({
    queryKey: ['run', id],
    queryFn: async ({ signal }) => (await api<{ run: Run }>(v1('actions', 'runs', id), { signal })).run,
  });
  if (query.isPending) return <SkeletonRows rows={10} label="Loading the request" />;
  if (!query.data) {
    return (
      <div className="p-6">
        <QueryError error={query.error} what="This request" onRetry={() => query.refetch()} />
      </div>
    );
  }
  const run = query.data;
  return (
    <article className="flex min-h-0 flex-1 flex-col" aria-labelledby="decision-title">
      <ScrollRegion
        label="Everything needed to decide"
        className="min-h-0 flex-1 overflow-y-auto px-8 py-6 max-md:overflow-visible max-md:p-4"
      >
        <div className="max-w-195">
          <DecisionDetails run={run} titles={inputTitles[run.action.identifier] ?? {}} />
        </div>
      </ScrollRegion>
      <DecisionBar>
        {run.can?.approve ? <DecisionForm run={run} decide={decide} hasKeys /> : null}
        {run.can?.resolve ? <ResolveForm run={run} resolve={resolve} /> : null}
        {run.can?.approve || run.can?.resolve ? null : (
          <>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <div className="min-w-0 flex-1">
                <Outcome run={run} viewerId={viewer.id} />
              </div>
              {nextHref ? (
                <ButtonLink size="lg" href={nextHref} scroll={false}>
                  Next request <ArrowRight aria-hidden size={14} />
                </ButtonLink>
              ) : null}
            </div>
            <CommentForm runId={run.id} />
          </>
        )}
      </DecisionBar>
    </article>
  );
}

/** At the bottom, where a thumb reaches it. */
export function DecisionBar({ children }: { children: ReactNode }) {
  return (
    <div className="grid shrink-0 gap-2.5 border-t border-line bg-surface px-8 py-3 max-md:sticky max-md:bottom-0 max-md:z-10 max-md:px-4 max-md:pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      {children}
    </div>
  );
}
