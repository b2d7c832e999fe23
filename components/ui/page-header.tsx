import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { FoldedText } from './folded-text.tsx';
import { visibleText } from './visible-characters.ts';

export interface PageHeaderProps {
  title: ReactNode;
  /** Muted, beside the title. */
  count?: ReactNode;
  /** Beside the title: the pill of the page's own subject, an id to copy. */
  badge?: ReactNode;
  description?: ReactNode;
  /** Right side; at most one primary. */
  actions?: ReactNode;
  className?: string;
}

/** The page's one `h1`. */
export function PageHeader({ title, count, badge, description, actions, className }: PageHeaderProps) {
  return (
    <header className={cx('flex flex-wrap items-start gap-x-3 gap-y-2', className)}>
      <div className="min-w-0 flex-1 max-md:basis-full">
        <div className="flex min-h-(--control-h) flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 className="min-w-0 wrap-anywhere">{typeof title === 'string' ? visibleText(title) : title}</h1>
          {count === undefined ? null : <span className="text-ink-3">{count}</span>}
          {badge}
        </div>
        {description ? (
          <p className="mt-0.5 max-w-[66ch] wrap-anywhere text-ink-2">
            {typeof description === 'string' ? <FoldedText>{description}</FoldedText> : description}
          </p>
        ) : null}
      </div>
      {actions ? <div className="flex max-w-full min-w-0 flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}

export interface SectionProps {
  title: ReactNode;
  /** of the title, by which assistive technology names the part */
  id: string;
  /** Right of the title. */
  end?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A titled part of a page. */
export function Section({ title, id, end, children, className }: SectionProps) {
  return (
    <section aria-labelledby={id} className={cx('mb-7 min-w-0', className)}>
      <div className="mb-2 flex min-h-6.5 flex-wrap items-center gap-2">
        <h2 id={id}>{title}</h2>
        {end ? <div className="ml-auto flex items-center gap-2">{end}</div> : null}
      </div>
      {children}
    </section>
  );
}
