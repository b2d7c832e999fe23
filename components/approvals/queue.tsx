'use client';

import { useRef } from 'react';
import { useRowKeys } from '#components/entity-table/use-row-keys.ts';
import type { Run } from '#components/runs/run-wire.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import type { Approvals } from './approvals.ts';
import { type InboxPlace, placeHref } from './inbox-place.ts';
import { KindCard } from './kind-card.tsx';
import { QueueGroup } from './queue-group.tsx';
import { type Choice, QueueRow } from './queue-row.tsx';
import { chosenRuns, refusalToChoose, switchRow } from './selection.ts';
import { useDecideKeys } from './use-decide-keys.ts';
import type { SteadyQueue } from './use-steady-queue.ts';

export interface QueueProps {
  approvals: Approvals;
  queue: SteadyQueue;
  place: InboxPlace;
  /** the run that the other pane shows */
  shown: string | undefined;
  onSelect: (select: (selected: string[]) => string[]) => void;
}

/** What waits for the reader, by age, then what else is his in an inbox. */
export function Queue({ approvals, queue, place, shown, onSelect }: QueueProps) {
  const list = useRef<HTMLDivElement>(null);
  const lastSwitched = useRef<string>(undefined);
  const { waiting, unclear, requested, decided } = approvals;
  const chosen = chosenRuns(waiting, place.selected);
  const kept = new Set(queue.rows.map(({ run }) => run.id));
  function choose(id: string, withRange: boolean) {
    const from = withRange ? lastSwitched.current : undefined;
    lastSwitched.current = id;
    onSelect((selected) => {
      const still = chosenRuns(waiting, selected).map((run) => run.id);
      return switchRow(waiting, still, id, from);
    });
  }
  useRowKeys(list);
  useDecideKeys((id) => {
    const run = waiting.find((waits) => waits.id === id);
    if (run && !refusalToChoose(run, chosen)) choose(run.id, false);
  });
  const choiceOf = (run: Run): Choice => ({
    checked: chosen.some(({ id }) => id === run.id),
    refusal: refusalToChoose(run, chosen),
    onSwitch: (withRange) => choose(run.id, withRange),
  });
  const row = (run: Run, more: { isGone?: boolean; choice?: Choice | undefined } = {}) => (
    <QueueRow
      key={run.id}
      run={run}
      href={placeHref({ ...place, run: run.id, together: false })}
      isOpen={!place.together && run.id === shown}
      {...more}
    />
  );
  return (
    <ScrollRegion
      label="Queue"
      className="flex min-h-0 flex-1 flex-col overflow-y-auto px-2 pt-4 pb-2 max-md:overflow-visible"
    >
      <div ref={list}>
        {queue.rows.length > 0 ? (
          <QueueGroup label="Waiting for you" count={waiting.length}>
            {queue.rows.map(({ run, isGone }) =>
              row(decided.find(({ id }) => id === run.id) ?? run, {
                isGone,
                choice: isGone || waiting.length < 2 ? undefined : choiceOf(run),
              }),
            )}
          </QueueGroup>
        ) : (
          <EmptyState className="px-3 pt-0">
            Nothing waits for you. Requests that need you appear here by themselves.
          </EmptyState>
        )}
        <KindCard waiting={waiting} chosen={chosen} onClear={() => onSelect(() => [])} />
        <Others label="Needs to be cleared up" runs={unclear} row={row} />
        <Others label="Your requests that wait" runs={requested} row={row} />
        <Others label="Decided by you" runs={decided.filter(({ id }) => !kept.has(id))} row={row} />
      </div>
    </ScrollRegion>
  );
}

function Others({ label, runs, row }: { label: string; runs: Run[]; row: (run: Run) => React.ReactNode }) {
  if (runs.length === 0) return null;
  return (
    <QueueGroup label={label} count={runs.length}>
      {runs.map((run) => row(run))}
    </QueueGroup>
  );
}
