import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

export interface ScrollRegionProps extends ComponentProps<'section'> {
  /** Names the region for assistive technology. */
  label: string;
}

/** What scrolls by itself takes focus, so that it scrolls by keyboard too. */
export function ScrollRegion({ label, className, ...rest }: ScrollRegionProps) {
  return (
    <section
      {...rest}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className={cx('scroll-region min-w-0', className)}
    />
  );
}
