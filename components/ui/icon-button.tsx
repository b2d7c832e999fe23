'use client';

import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** What assistive technology says and the tooltip shows. */
  label: string;
  icon: ReactNode;
  size?: 'sm' | 'md';
  tooltip?: boolean;
}

const SIZE = {
  sm: 'size-6 max-md:size-8 pointer-coarse:size-10',
  md: 'size-7.5 max-md:size-10 pointer-coarse:size-10',
};

export function IconButton({
  label,
  icon,
  size = 'md',
  tooltip = true,
  className,
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className={cx(
        'relative inline-grid shrink-0 place-items-center rounded-2 text-ink-2 hover:bg-hover hover:text-ink disabled:text-ink-off',
        SIZE[size],
        className,
      )}
    >
      {icon}
    </button>
  );
  return tooltip ? <Tooltip content={label}>{button}</Tooltip> : button;
}
