import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface EmptyStateProps {
  /** Why there is nothing, in one sentence. */
  children: ReactNode;
  /** The one next step. */
  action?: ReactNode;
  className?: string;
}

/** At the place of the first row, left-aligned, no illustration. */
export function EmptyState({ children, action, className }: EmptyStateProps) {
  return (
    <div className={cx('flex flex-wrap items-center gap-x-3 gap-y-2 py-3 text-ink-2', className)}>
      <p className="max-w-[66ch]">{children}</p>
      {action}
    </div>
  );
}
