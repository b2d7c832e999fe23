import { CircleCheck, TriangleAlert } from 'lucide-react';
import { cx } from '#components/ui/cx.ts';
import { cappedNumber } from '#components/ui/format-number.ts';
import { TextLink } from '#components/ui/text-link.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { modelHref } from '../model/open-in-panel.ts';
import type { PlannedChange } from './plan-wire.ts';

export interface ChangeTableProps {
  changes: readonly PlannedChange[];
  /** blueprint whose entities are counted; undefined where no entities follow from the document */
  blueprint: string | undefined;
}

const HEAD =
  'h-7 border-b border-line-strong pr-3 text-left text-xs font-regular whitespace-nowrap text-ink-3';
const CELL = 'h-7.5 border-b border-line py-1 pr-3';

/** Each change, how many entities it touches, how many would fail, and what uses it. */
export function ChangeTable({ changes, blueprint }: ChangeTableProps) {
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">Changes and what they touch</caption>
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            Change
          </th>
          {blueprint ? (
            <>
              <th scope="col" className={cx(HEAD, 'w-20 text-right')}>
                Rows
              </th>
              <th scope="col" className={cx(HEAD, 'w-24 text-right')}>
                Would fail
              </th>
              <th scope="col" className={cx(HEAD, 'pl-4')}>
                Used by
              </th>
            </>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.path} ${change.kind} ${change.name} ${change.sentence}`}>
            <td className={CELL}>
              <Sentence change={change} />
            </td>
            {blueprint ? (
              <>
                <td className={cx(CELL, 'text-right tabular-nums')}>
                  {countText(change.rows, change.exact)}
                </td>
                <td className={cx(CELL, 'text-right tabular-nums')}>
                  <Failing change={change} blueprint={blueprint} />
                </td>
                <td className={cx(CELL, 'min-w-32 pl-4 text-ink-2')}>
                  <UsedBy change={change} />
                </td>
              </>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "Add tier": the verb stands out. */
function Sentence({ change: { sentence, failing = 0, usedBy = [], kind } }: { change: PlannedChange }) {
  const [verb = '', ...rest] = sentence.split(' ');
  const isRisky = failing > 0 || (kind !== 'add' && usedBy.length > 0);
  const Icon = isRisky ? TriangleAlert : CircleCheck;
  return (
    <span className="flex min-w-40 items-start gap-1.5">
      <Icon
        aria-label={isRisky ? 'Look at this' : 'Safe'}
        role="img"
        size={15}
        className={cx('mt-0.5 shrink-0', isRisky ? 'text-warning' : 'text-success')}
      />
      <bdi className="min-w-0 wrap-anywhere">
        <span className="font-medium">{verb}</span> {rest.join(' ')}
      </bdi>
    </span>
  );
}

function Failing({ change, blueprint }: { change: PlannedChange; blueprint: string }) {
  const { failing = 0, examples = [], exact } = change;
  const [first] = examples;
  if (failing === 0) return <span className="text-ink-3">{countText(0, exact)}</span>;
  const words = `${countText(failing, exact)} ${failing === 1 ? 'row' : 'rows'}`;
  if (first === undefined) return words;
  return (
    <Tooltip
      content={`For instance ${examples.map(({ identifier, title }) => title || identifier).join(', ')}`}
    >
      <TextLink href={`/catalog/${encodeURIComponent(blueprint)}/${encodeURIComponent(first.identifier)}`}>
        {words}
      </TextLink>
    </Tooltip>
  );
}

/** "236", or "236+" when the counting stopped early. */
function countText(value = 0, exact = true): string {
  return cappedNumber({ value, exact });
}

function UsedBy({ change: { usedBy = [] } }: { change: PlannedChange }) {
  if (usedBy.length === 0) return 'Nothing';
  const shown = usedBy.slice(0, 3);
  return (
    <span className="wrap-anywhere">
      {shown.map((use, index) => (
        <span key={`${use.kind} ${use.blueprint} ${use.name}`}>
          {index > 0 ? ', ' : ''}
          {use.kind} <UseLink use={use} />
        </span>
      ))}
      {usedBy.length > shown.length ? ` and ${usedBy.length - shown.length} more` : ''}
    </span>
  );
}

function UseLink({
  use: { kind, name, title, blueprint },
}: {
  use: NonNullable<PlannedChange['usedBy']>[number];
}) {
  if (kind === 'action')
    return <TextLink href={`/actions/${encodeURIComponent(name)}`}>{title || name}</TextLink>;
  if (!blueprint) return <bdi>{title || name}</bdi>;
  return <TextLink href={modelHref({ blueprint, property: name })}>{title || name}</TextLink>;
}
