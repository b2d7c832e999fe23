import { InputValue } from '#components/runs/run-inputs.tsx';
import { VisibleText } from '#components/ui/visible-text.tsx';
import type { Difference } from './use-comparison.ts';

/** What of the exact request is not as it was the last time. */
export function RequestDifferences({ differences }: { differences: Difference[] }) {
  return (
    <ul aria-label="Differences of the request" className="mb-2.5 grid gap-1 text-xs">
      {differences.map(({ name, now, before }) => (
        <li key={name} className="wrap-anywhere">
          <span className="font-mono text-ink-2">
            <VisibleText>{name}</VisibleText>
          </span>{' '}
          <del className="text-ink-3">
            <InputValue value={before} />
          </del>{' '}
          <span aria-hidden>→</span>{' '}
          <ins className="font-medium text-warning no-underline">
            <InputValue value={now} />
          </ins>
        </li>
      ))}
    </ul>
  );
}
