'use client';

import { BlueprintNav } from './blueprint-nav.tsx';
import { NavLink } from './nav-link.tsx';
import { lowerPages, type NavPage, PAGES } from './navigation.ts';
import { useShell } from './shell-data.ts';

/** The navigation itself: in the sidebar, and in the drawer of small screens. */
export function MainNav({ onNavigate }: { onNavigate?: () => void }) {
  const { approvals, duties } = useShell();
  const link = { onNavigate };
  return (
    <nav
      aria-label="Main"
      className="flex min-h-0 flex-1 flex-col overflow-y-auto pt-2.5 [scrollbar-width:thin]"
    >
      <PageLink {...link} page={PAGES.home} exact />
      <PageLink {...link} page={PAGES.catalog} exact />
      <BlueprintNav {...link} />
      <PageLink {...link} page={PAGES.selfService} />
      <PageLink {...link} page={PAGES.approvals} hot={approvals} />
      <PageLink {...link} page={PAGES.runs} />
      {duties.admin ? (
        <h2 className="px-2 pt-3.5 pb-1 text-xs font-regular text-ink-3">Administration</h2>
      ) : null}
      {lowerPages(duties).map((page) => (
        <PageLink {...link} key={page.href} page={page} />
      ))}
    </nav>
  );
}

interface PageLinkProps {
  page: NavPage;
  exact?: boolean;
  hot?: number;
  onNavigate: (() => void) | undefined;
}

function PageLink({ page: { href, title, icon: Icon }, ...rest }: PageLinkProps) {
  return (
    <NavLink
      {...rest}
      href={href}
      icon={<Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />}
    >
      {title}
    </NavLink>
  );
}
