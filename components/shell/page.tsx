import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Logo } from '#components/marks/logo.tsx';
import { cx } from '#components/ui/cx.ts';
import { Link } from '#components/ui/link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import { type Crumb, pageTitle } from './page-title.ts';
import { RememberPlace } from './remember-place.tsx';
import { TOPBAR } from './topbar.ts';

export interface PageProps {
  /** From the area to this page. */
  crumbs: readonly Crumb[];
  children: ReactNode;
}

/** What every page renders on the sheet: where it is, in the topbar, and `<main>` as a column that fills the rest. */
export function Page({ crumbs: given, children }: PageProps) {
  const crumbs = given.map((crumb) => ({ ...crumb, label: visibleText(crumb.label) }));
  const [last, parent] = [crumbs.at(-1), crumbs.at(-2)];
  return (
    <>
      <title>{pageTitle(crumbs)}</title>
      {last?.label.trim() && parent ? <RememberPlace title={last.label} under={parent.label} /> : null}
      <Crumbs crumbs={crumbs} />
      <main
        id="main"
        tabIndex={-1}
        className="col-span-full row-start-3 flex min-h-0 min-w-0 flex-col focus-visible:outline-none"
      >
        {children}
      </main>
    </>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const [last, parent] = [crumbs.at(-1), crumbs.at(-2)];
  return (
    <nav aria-label="Breadcrumb" className={cx(TOPBAR, 'col-start-2 text-ink-3')}>
      <ol className="flex min-w-0 items-center gap-1.5 whitespace-nowrap max-md:hidden">
        {crumbs.map((crumb, index) => (
          <Fragment key={crumb.href ?? crumb.label}>
            {index > 0 ? (
              <li aria-hidden>
                <ChevronRight size={12} />
              </li>
            ) : null}
            <li className={crumb === last ? 'min-w-0 truncate' : 'max-w-32 shrink-0 truncate lg:max-w-64'}>
              <CrumbText crumb={crumb} last={crumb === last} />
            </li>
          </Fragment>
        ))}
      </ol>
      <Link
        href={parent?.href ?? '/'}
        className="flex min-h-10 min-w-0 items-center gap-1 rounded-2 pr-2 text-md text-ink-2 md:hidden"
      >
        {parent ? (
          <ChevronLeft aria-hidden size={18} className="shrink-0" />
        ) : (
          <Logo className="mx-1.5 size-5 text-accent" />
        )}
        <span className="truncate">{parent?.label ?? 'Quayside'}</span>
      </Link>
    </nav>
  );
}

function CrumbText({ crumb, last }: { crumb: Crumb; last: boolean }) {
  if (last || !crumb.href) {
    return (
      <span aria-current={last ? 'page' : undefined} className={last ? 'font-medium text-ink' : ''}>
        {crumb.label}
      </span>
    );
  }
  return (
    <Link href={crumb.href} className="rounded-1 hover:text-ink">
      {crumb.label}
    </Link>
  );
}
