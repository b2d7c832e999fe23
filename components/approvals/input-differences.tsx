import { FileDiff } from 'lucide-react';
import { InputValue, titleOf } from '#components/runs/run-inputs.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { VisibleText } from '#components/ui/visible-text.tsx';
import type { Comparison, Difference } from './use-comparison.ts';

export interface InputDifferencesProps {
  /** titles of inputs by name */
  titles: Record<string, string>;
  inputs: Difference[];
  last: NonNullable<Comparison['last']>;
}

/** What is asked for beside what was asked for the last time. On phones what was stands with the change. */
export function InputDifferences({ titles, inputs, last }: InputDifferencesProps) {
  if (inputs.length === 0) return <p className="text-ink-3">This action asks for nothing.</p>;
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 text-left">
      <thead className="text-xs text-ink-3">
        <tr>
          {['Input', 'Now'].map((head) => (
            <th key={head} scope="col" className={HEAD}>
              {head}
            </th>
          ))}
          <th scope="col" className={`${HEAD} max-md:hidden`}>
            <RelativeTime at={last.dispatchedAt} ago />
          </th>
          <th scope="col" className={HEAD}>
            Note
          </th>
        </tr>
      </thead>
      <tbody>
        {inputs.map((difference) => (
          <DifferenceRow
            key={difference.name}
            difference={difference}
            title={titleOf(titles, difference.name)}
          />
        ))}
      </tbody>
    </table>
  );
}

const HEAD = 'h-7 border-b border-line-strong pr-3 font-regular';
const CELL = 'border-b border-line py-2 pr-3 align-top wrap-anywhere whitespace-pre-wrap';

function DifferenceRow({ difference, title }: { difference: Difference; title: string }) {
  const { change, now, before } = difference;
  const differs = change !== 'same';
  return (
    <tr>
      <th scope="row" className={`${CELL} font-regular text-ink-2`}>
        <VisibleText>{title}</VisibleText>
      </th>
      <td className={differs ? `${CELL} font-medium` : CELL}>
        <InputValue value={now} />
      </td>
      <td className={`${CELL} text-ink-2 max-md:hidden`}>
        <InputValue value={before} />
      </td>
      <td className={CELL}>
        {differs ? (
          <span className="text-xs text-warning">
            <FileDiff aria-hidden size={14} className="mr-1 inline-block align-[-2px]" />
            {NOTE[change]}
            {before === undefined ? null : (
              <span className="text-ink-2 md:hidden">
                , was <InputValue value={before} />
              </span>
            )}
          </span>
        ) : null}
      </td>
    </tr>
  );
}

const NOTE = { changed: 'Changed', added: 'Added', removed: 'Removed', same: '' };
