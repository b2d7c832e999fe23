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

/** Rows of a table or list that is being loaded. */
export function SkeletonRows({ rows = 8, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col">
      {Array.from(Array(rows).keys()).map((row) => (
        <div key={row} className="flex h-(--row) items-center border-b border-line last:border-0">
          <Skeleton className={WIDTHS[row % WIDTHS.length] ?? ''} />
        </div>
      ))}
    </div>
  );
}

const WIDTHS = ['w-3/5', 'w-2/5', 'w-1/2', 'w-1/3'];
