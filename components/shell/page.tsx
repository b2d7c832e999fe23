import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Logo } from '#components/marks/logo.tsx';
import { Link } from '#components/ui/link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import { type Crumb, pageTitle } from './page-title.ts';
import { RememberPlace } from './remember-place.tsx';
import { TopbarSlot } from './topbar-slot.tsx';

export interface PageProps {
  /** From the area to this page. */
  crumbs: readonly Crumb[];
  children: ReactNode;
}

/** What every page renders: topbar, notices, and `<main>` as a column that fills the sheet. */
export function Page({ crumbs: given, children }: PageProps) {
  const crumbs = given.map((crumb) => ({ ...crumb, label: visibleText(crumb.label) }));
  const [last, parent] = [crumbs.at(-1), crumbs.at(-2)];
  return (
    <>
      <title>{pageTitle(crumbs)}</title>
      {last?.label.trim() && parent ? <RememberPlace title={last.label} under={parent.label} /> : null}
      <header className="flex h-(--topbar) shrink-0 items-center gap-2 pr-3 pl-5 max-lg:pl-2 max-md:sticky max-md:top-0 max-md:z-20 max-md:border-b max-md:border-line max-md:bg-surface max-md:pr-2 max-md:pl-1">
        <TopbarSlot name="start" />
        <Crumbs crumbs={crumbs} />
        <TopbarSlot name="end" />
      </header>
      <TopbarSlot name="notice" />
      <main
        id="main"
        tabIndex={-1}
        className="flex min-h-0 min-w-0 flex-1 flex-col focus-visible:outline-none"
      >
        {children}
      </main>
    </>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const [last, parent] = [crumbs.at(-1), crumbs.at(-2)];
  return (
    <nav aria-label="Breadcrumb" className="flex min-w-0 items-center text-ink-3">
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
