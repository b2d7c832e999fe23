import { CircleX, TriangleAlert } from 'lucide-react';
import { cx } from '#components/ui/cx.ts';
import type { Issue } from '#lib/errors.ts';

export interface IssueListProps {
  issues: readonly Issue[];
  severity?: 'error' | 'warning';
}

/** Where in the document, and what about it. */
export function IssueList({ issues, severity = 'error' }: IssueListProps) {
  if (issues.length === 0) return null;
  const Icon = severity === 'error' ? CircleX : TriangleAlert;
  return (
    <ul
      className="mt-1 grid max-h-40 gap-0.5 overflow-y-auto"
      aria-label={severity === 'error' ? 'Faults' : 'Warnings'}
    >
      {issues.map(({ path, message }) => (
        <li key={`${path} ${message}`} className="flex items-start gap-1.5">
          <Icon
            aria-hidden
            size={14}
            className={cx('mt-0.75 shrink-0', severity === 'error' ? 'text-danger' : 'text-warning')}
          />
          <span className="min-w-0 wrap-anywhere">
            {path ? <code className="text-xs text-ink-2">{path}</code> : null} {message}
          </span>
        </li>
      ))}
    </ul>
  );
}
