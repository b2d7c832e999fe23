import { InputValue } from '#components/runs/run-inputs.tsx';
import { VisibleText } from '#components/ui/visible-text.tsx';
import type { Comparison } from './compare-many.ts';

/** What several requests share, as a list of terms. */
export function SameInAll({ values }: { values: Comparison['same'] }) {
  if (values.length === 0) return <p className="text-ink-3">Nothing.</p>;
  return (
    <dl className="grid grid-cols-[minmax(6rem,2fr)_5fr] gap-x-4 gap-y-1.5">
      {values.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="wrap-anywhere text-ink-2">
            <VisibleText>{name}</VisibleText>
          </dt>
          <dd className="wrap-anywhere whitespace-pre-wrap">
            <InputValue value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
