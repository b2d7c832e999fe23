import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type Hue = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

const TINT: Record<Hue, string> = {
  1: 'bg-cat-1-tint text-cat-1-ink',
  2: 'bg-cat-2-tint text-cat-2-ink',
  3: 'bg-cat-3-tint text-cat-3-ink',
  4: 'bg-cat-4-tint text-cat-4-ink',
  5: 'bg-cat-5-tint text-cat-5-ink',
  6: 'bg-cat-6-tint text-cat-6-ink',
  7: 'bg-cat-7-tint text-cat-7-ink',
  8: 'bg-cat-8-tint text-cat-8-ink',
  9: 'bg-cat-9-tint text-cat-9-ink',
  10: 'bg-cat-10-tint text-cat-10-ink',
};

const DOT_BEFORE: Record<Hue, string> = {
  1: 'before:bg-cat-1',
  2: 'before:bg-cat-2',
  3: 'before:bg-cat-3',
  4: 'before:bg-cat-4',
  5: 'before:bg-cat-5',
  6: 'before:bg-cat-6',
  7: 'before:bg-cat-7',
  8: 'before:bg-cat-8',
  9: 'before:bg-cat-9',
  10: 'before:bg-cat-10',
};

const DOT: Record<Hue, string> = {
  1: 'bg-cat-1',
  2: 'bg-cat-2',
  3: 'bg-cat-3',
  4: 'bg-cat-4',
  5: 'bg-cat-5',
  6: 'bg-cat-6',
  7: 'bg-cat-7',
  8: 'bg-cat-8',
  9: 'bg-cat-9',
  10: 'bg-cat-10',
};

/** A short word on a tint; without `hue` neutral. */
export function Tag({
  hue,
  children,
  title,
  className,
}: {
  hue?: Hue | undefined;
  children: ReactNode;
  /** all of the word, where it may be cut off */
  title?: string;
  className?: string;
}) {
  return (
    <span
      title={title}
      className={cx(
        'inline-flex h-5 max-w-full items-center gap-1 truncate rounded-1 px-1.75 align-middle text-xs',
        hue ? TINT[hue] : 'bg-neutral-tint text-ink-2',
        className,
      )}
    >
      {children}
    </span>
  );
}

/** An enum value in a table: an 8 px dot and its word. */
export function DotWord({ hue = 10, children }: { hue?: Hue | undefined; children: ReactNode }) {
  return <span className={`dot-word ${DOT_BEFORE[hue]}`}>{children}</span>;
}

/** Always beside the word it stands for. */
export function Dot({ hue = 10 }: { hue?: Hue | undefined }) {
  return <span aria-hidden className={cx('size-2 shrink-0 rounded-[2.5px]', DOT[hue])} />;
}
