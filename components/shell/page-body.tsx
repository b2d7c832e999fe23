import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';

export interface PageBodyProps {
  /** Names the region. */
  label: string;
  /** full: tables · wide: home, entity · form: one column of 640 px */
  width?: 'full' | 'wide' | 'form';
  className?: string;
  children: ReactNode;
}

const WIDTH = {
  full: 'px-5 max-md:px-4',
  wide: 'mx-auto max-w-310 px-8 max-md:px-4',
  form: 'mx-auto max-w-176 px-8 max-md:px-4',
};

/** A page that scrolls as a whole. On phones the document scrolls instead. */
export function PageBody({ label, width = 'wide', className, children }: PageBodyProps) {
  return (
    <ScrollRegion label={label} className="min-h-0 flex-1 overflow-y-auto max-md:overflow-visible">
      <div className={cx('w-full pt-2 pb-10 max-md:pt-4', WIDTH[width], className)}>{children}</div>
    </ScrollRegion>
  );
}
