'use client';

import { useState } from 'react';
import { ExactRequest } from '#components/runs/exact-request.tsx';
import { InputTerms } from '#components/runs/run-inputs.tsx';
import type { Run } from '#components/runs/run-wire.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Section } from '#components/ui/page-header.tsx';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { VisibleText } from '#components/ui/visible-text.tsx';
import { compareMany } from './compare-many.ts';
import { chosenRuns } from './selection.ts';
import { TogetherBar } from './together-bar.tsx';
import { TogetherTable } from './together-table.tsx';
import type { DecideTogether, DecisionOutcome } from './use-decide-together.ts';

export interface TogetherProps {
  /** all that waits for the reader now */
  waiting: Run[];
  selected: string[];
  /** titles of inputs by action */
  inputTitles: Record<string, Record<string, string>>;
  decide: DecideTogether;
  onSelect: (select: (selected: string[]) => string[]) => void;
}

/** Several requests of one action: what they share, what differs, and one decision on all that is shown. */
export function Together({ waiting, selected, inputTitles, decide, onSelect }: TogetherProps) {
  const [outcomes, setOutcomes] = useState<DecisionOutcome[]>([]);
  const rows = chosenRuns(useKnown(waiting, selected), selected);
  const open = rows.filter(({ id }) => waiting.some((run) => run.id === id));
  const [first] = rows;
  if (!first) {
    return <EmptyState className="p-6">None of these requests waits for you any more.</EmptyState>;
  }
  const { same, different } = compareMany(rows, inputTitles[first.action.identifier] ?? {});
  return (
    <article className="flex min-h-0 flex-1 flex-col" aria-labelledby="together-title">
      <ScrollRegion
        label="Everything needed to decide"
        className="min-h-0 flex-1 overflow-y-auto px-8 py-6 max-md:overflow-visible max-md:p-4"
      >
        <h2 id="together-title" className="mb-6 text-xl font-strong tracking-tight wrap-anywhere">
          <VisibleText>{first.action.title}</VisibleText>{' '}
          <span className="font-regular text-ink-3">{rows.length} together</span>
        </h2>
        <Section id="together-different" title="What differs">
          <TogetherTable
            runs={rows}
            columns={different}
            outcomes={outcomes}
            isOpen={(run) => open.includes(run)}
            onLeaveOut={(id) => onSelect((ids) => ids.filter((other) => other !== id))}
          />
        </Section>
        <Section id="together-same" title={`The same in all ${rows.length}`}>
          <InputTerms terms={same.map((term) => ({ id: term.name, ...term }))} nothing="Nothing." />
        </Section>
        <Section id="together-requests" title="Exact requests">
          {rows.map((run, index) => (
            <details key={run.id} className="mb-2">
              <summary className="min-h-8 cursor-pointer rounded-1 py-1.5 pointer-coarse:min-h-11 pointer-coarse:py-3">
                <VisibleText>
                  {run.entity ? run.entity.title || run.entity.identifier : (run.requester.name ?? run.id)}
                </VisibleText>
              </summary>
              <ExactRequest id={`together-request-${index}`} title="Exact request" request={run.request} />
            </details>
          ))}
        </Section>
      </ScrollRegion>
      <TogetherBar
        action={first.action.identifier}
        open={open}
        outcomes={outcomes}
        decide={decide}
        onDecided={setOutcomes}
      />
    </article>
  );
}

/** Of those that are selected, all that were ever seen waiting: who has decided still sees what it was. */
function useKnown(waiting: Run[], selected: string[]): Run[] {
  const [known, setKnown] = useState<Run[]>([]);
  const ids = new Set(known.map(({ id }) => id));
  const unseen = waiting.filter(({ id }) => selected.includes(id) && !ids.has(id));
  if (unseen.length > 0) setKnown([...known, ...unseen]);
  return known;
}
