import type { CSSProperties } from 'react';
import { cx } from './cx.ts';

/** A bar in place of text; give it the width of what will stand there. Shown only after 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cx('block h-3 animate-[enter_1ms_150ms_backwards] rounded-1 bg-surface-3', className)}
    />
  );
}

/** Bars under each other, one for each row; the style sheet draws them, so that any number is one element. */
export function SkeletonBars({ rows, className }: { rows: number; className?: string }) {
  return (
    <div aria-hidden className={cx('skeleton-bars', className)} style={{ '--rows': rows } as CSSProperties} />
  );
}

/** Rows of a table or list that is being loaded. */
export function SkeletonRows({ rows = 8, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label}>
      <SkeletonBars rows={rows} className="skeleton-lines" />
    </div>
  );
}
