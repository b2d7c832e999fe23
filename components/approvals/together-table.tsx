import { X } from 'lucide-react';
import { InputValue } from '#components/runs/run-inputs.tsx';
import type { Run } from '#components/runs/run-wire.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { Status } from '#components/ui/status.tsx';
import { statusOfRun } from '#components/ui/status-vocabulary.ts';
import { TextLink } from '#components/ui/text-link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import { VisibleText } from '#components/ui/visible-text.tsx';
import type { Column } from './compare-many.ts';
import type { DecisionOutcome } from './use-decide-together.ts';

export interface TogetherTableProps {
  runs: Run[];
  columns: Column[];
  outcomes: DecisionOutcome[];
  isOpen: (run: Run) => boolean;
  onLeaveOut: (id: string) => void;
}

const HEAD = 'h-7 border-b border-line-strong pr-4 font-regular whitespace-nowrap';
/** On phones a row is a card, and each value stands under its name. */
const CELL =
  'min-w-28 border-b border-line py-2 pr-4 align-top wrap-anywhere whitespace-pre-wrap max-md:block max-md:border-0 max-md:py-1 max-md:before:block max-md:before:text-xs max-md:before:text-ink-3 max-md:before:content-[attr(data-label)]';

/** One row for each request, one column for each thing in which they differ. */
export function TogetherTable({ runs, columns, outcomes, isOpen, onLeaveOut }: TogetherTableProps) {
  return (
    <ScrollRegion label="Table of what differs" className="relative overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 text-left max-md:block">
        <thead className="text-xs text-ink-3 max-md:hidden">
          <tr>
            <th scope="col" className={HEAD}>
              Request
            </th>
            {columns.map(({ name }) => (
              <th key={name} scope="col" className={HEAD}>
                <VisibleText>{name}</VisibleText>
              </th>
            ))}
            <th scope="col" className={HEAD}>
              <span className="sr-only">Decision</span>
            </th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {runs.map((run, index) => (
            <tr
              key={run.id}
              className="max-md:relative max-md:block max-md:border-b max-md:border-line max-md:py-2"
            >
              <RequestCell run={run} />
              {columns.map(({ name, values }) => (
                <td key={name} data-label={visibleText(name)} className={CELL}>
                  <InputValue value={values[index]} />
                </td>
              ))}
              <td className="border-b border-line py-1 text-right align-top max-md:block max-md:border-0 max-md:text-left">
                <RowOutcome
                  run={run}
                  outcome={outcomes.find(({ id }) => id === run.id)}
                  isOpen={isOpen(run)}
                  onLeaveOut={runs.length > 1 ? onLeaveOut : undefined}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function RequestCell({ run }: { run: Run }) {
  const name = run.entity ? run.entity.title || run.entity.identifier : undefined;
  const requester = run.requester.name ?? run.requester.id;
  return (
    <th scope="row" className={`${CELL} min-w-40 font-regular max-md:pr-12`}>
      <TextLink href={`/runs/${encodeURIComponent(run.id)}`}>
        <VisibleText>{name ?? requester}</VisibleText>
      </TextLink>
      {run.entity && name !== run.entity.identifier ? (
        <span className="block font-mono text-xs text-ink-2">
          <VisibleText>{run.entity.identifier}</VisibleText>
        </span>
      ) : null}
      <span className="block text-xs text-ink-2">
        {name ? <VisibleText>{requester}</VisibleText> : 'asked'} <RelativeTime at={run.createdAt} ago />
        {run.commentCount ? `, ${run.commentCount} ${run.commentCount === 1 ? 'comment' : 'comments'}` : ''}
      </span>
    </th>
  );
}

interface RowOutcomeProps {
  run: Run;
  outcome: DecisionOutcome | undefined;
  isOpen: boolean;
  onLeaveOut: ((id: string) => void) | undefined;
}

function RowOutcome({ run, outcome, isOpen, onLeaveOut }: RowOutcomeProps) {
  if (outcome?.ok) return <Status status={statusOfRun(outcome.state)} />;
  return (
    <>
      {outcome ? <span className="text-danger">{outcome.message}</span> : null}
      {outcome || isOpen ? null : <span className="text-ink-2">No longer waits</span>}
      {isOpen && onLeaveOut ? (
        <span className="max-md:absolute max-md:top-1 max-md:right-0">
          <IconButton
            label={`Leave out ${visibleText(run.entity?.title || run.entity?.identifier || run.id)}`}
            icon={<X size={16} />}
            onClick={() => onLeaveOut(run.id)}
          />
        </span>
      ) : null}
    </>
  );
}
