'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface ChipProps {
  children: ReactNode;
  /** Opens what the chip stands for. */
  onClick?: () => void;
  onRemove?: () => void;
  removeLabel?: string;
  className?: string;
}

/** A filter in force, or one chosen value of several. */
export function Chip({ children, onClick, onRemove, removeLabel = 'Remove', className }: ChipProps) {
  const inside = 'flex h-full min-w-0 items-center gap-1 px-2';
  return (
    <span
      className={cx(
        'inline-flex h-7 max-w-full shrink-0 items-center rounded-2 bg-accent-tint align-middle whitespace-nowrap max-md:h-9',
        className,
      )}
    >
      {onClick ? (
        <button type="button" onClick={onClick} className={cx(inside, 'rounded-2 hover:bg-hover')}>
          {children}
        </button>
      ) : (
        <span className={cx(inside, 'truncate')}>{children}</span>
      )}
      {onRemove ? (
        <button
          type="button"
          aria-label={removeLabel}
          onClick={onRemove}
          className="grid h-full w-6 shrink-0 place-items-center rounded-2 text-ink-2 hover:bg-hover max-md:w-9"
        >
          <X aria-hidden size={14} />
        </button>
      ) : null}
    </span>
  );
}
