'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#components/query/api.ts';
import type { Decide } from '#components/runs/decision-form.tsx';
import type { Resolve } from '#components/runs/resolve-form.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { PageHeader } from '#components/ui/page-header.tsx';
import { useMedia, WIDE } from '#components/ui/use-media.ts';
import type { Approvals } from './approvals.ts';
import { Decision } from './decision.tsx';
import { placeHref, useInboxPlace } from './inbox-place.ts';
import { Queue } from './queue.tsx';
import { QueuePosition } from './queue-position.tsx';
import { Together } from './together.tsx';
import type { DecideTogether } from './use-decide-together.ts';
import { useSteadyQueue } from './use-steady-queue.ts';

export interface ApprovalsInboxProps {
  initial: Approvals;
  /** titles of inputs by action, as far as the first answer names them */
  inputTitles: Record<string, Record<string, string>>;
  decide: Decide;
  decideTogether: DecideTogether;
  resolve: Resolve;
}

/** What waits for the reader on the left, one decision on the right; on a phone one after the other. */
export function ApprovalsInbox({
  initial,
  inputTitles,
  decide,
  decideTogether,
  resolve,
}: ApprovalsInboxProps) {
  const { data } = useQuery({
    queryKey: ['approvals'],
    queryFn: ({ signal }) => api<Approvals>('/v1/approvals', { signal }),
    initialData: initial,
  });
  const [place, onSelect] = useInboxPlace();
  const queue = useSteadyQueue(data.waiting);
  const isWide = useMedia(WIDE);
  const first = useFirst(queue.rows[0]?.run.id);
  const shown = place.run ?? (isWide ? first : undefined);
  const next = data.waiting.find(({ id }) => id !== shown);
  const isOpen = place.run !== undefined || place.together;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <InboxHeader waiting={data.waiting.length} fresh={queue.fresh} onRenew={queue.renew} />
      {isOpen ? <QueuePosition runs={data.waiting} place={place} /> : null}
      <div className="grid min-h-0 flex-1 grid-cols-[23rem_minmax(0,1fr)] grid-rows-[minmax(0,1fr)] border-t border-line max-lg:grid-cols-1">
        <div
          className={cx(
            'flex min-h-0 min-w-0 flex-col border-r border-line max-lg:border-0',
            isOpen && 'max-lg:hidden',
          )}
        >
          <Queue approvals={data} queue={queue} place={place} shown={shown} onSelect={onSelect} />
        </div>
        <div className={cx('flex min-h-0 min-w-0 flex-col', !isOpen && 'max-lg:hidden')}>
          {place.together ? (
            <Together
              waiting={data.waiting}
              selected={place.selected}
              inputTitles={inputTitles}
              decide={decideTogether}
              onSelect={onSelect}
            />
          ) : shown ? (
            <Decision
              key={shown}
              id={shown}
              nextHref={next && placeHref({ ...place, run: next.id })}
              inputTitles={inputTitles}
              decide={decide}
              resolve={resolve}
            />
          ) : null}
        </div>
      </div>
    </div>
  );
}

interface InboxHeaderProps {
  waiting: number;
  fresh: number;
  onRenew: () => void;
}

function InboxHeader({ waiting, fresh, onRenew }: InboxHeaderProps) {
  return (
    <PageHeader
      className="px-5 pt-1 pb-3 max-md:px-4 max-md:pt-3"
      title="Approvals"
      count={<span role="status">{waiting === 0 ? 'none for you' : `${waiting} for you`}</span>}
      badge={
        fresh > 0 ? (
          <Button size="sm" variant="quiet" className="text-accent! pointer-coarse:h-10" onClick={onRenew}>
            {fresh} new
          </Button>
        ) : null
      }
    />
  );
}

/** The first request there was. It stays when it is decided, here or elsewhere. */
function useFirst(id: string | undefined): string | undefined {
  const [first, setFirst] = useState(id);
  if (first === undefined && id !== undefined) setFirst(id);
  return first;
}
