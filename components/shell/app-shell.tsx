'use client';

import { type ReactNode, Suspense } from 'react';
import { Logo } from '#components/marks/logo.tsx';
import { type TeamTitles, TeamTitlesContext } from '#components/marks/team-name.tsx';
import { ConnectionNotice } from '#components/query/connection-notice.tsx';
import { cx } from '#components/ui/cx.ts';
import { Link } from '#components/ui/link.tsx';
import { CommandCenter } from './command-center.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { MainNav } from './main-nav.tsx';
import { NavDrawer, NavDrawerButton } from './nav-drawer.tsx';
import { ShellContext, type ShellData } from './shell-data.ts';
import { TopTools } from './top-tools.tsx';
import { TOPBAR } from './topbar.ts';
import { UserMenu } from './user-menu.tsx';
import { type Viewer, ViewerProvider } from './viewer.tsx';

export interface AppShellProps {
  viewer: Viewer;
  teamTitles: TeamTitles;
  shell: ShellData;
  /** what stands above navigation and page */
  above?: ReactNode;
  children: ReactNode;
}

/** The quay and its one sheet: navigation at the left, the page on the sheet, in the rows that are left to it. */
export function AppShell({ viewer, teamTitles, shell, above, children }: AppShellProps) {
  return (
    <ViewerProvider viewer={viewer}>
      <TeamTitlesContext value={teamTitles}>
        <ShellContext value={shell}>
          <CommandCenter>
            <a
              href="#main"
              className="fixed top-2 left-2 z-60 -translate-y-20 rounded-2 bg-overlay px-3 py-2 font-medium shadow-2 focus-visible:translate-y-0"
            >
              Skip to content
            </a>
            <div className="flex h-dvh flex-col max-md:h-auto max-md:min-h-dvh">
              {shell.demo === 'public' ? <DemoBanner /> : null}
              {above}
              <div className="grid min-h-0 flex-1 grid-cols-[var(--sidebar)_minmax(0,1fr)] max-lg:grid-cols-1">
                <aside
                  aria-label="Navigation"
                  className="flex min-h-0 flex-col px-2 pt-2.5 pb-2 max-lg:hidden"
                >
                  <Brand />
                  <MainNav />
                  <UserMenu />
                </aside>
                <div className="relative m-2 ml-0 grid min-h-0 min-w-0 grid-cols-[auto_minmax(0,1fr)_auto] grid-rows-[auto_auto_minmax(0,1fr)] overflow-hidden rounded-3 bg-surface shadow-1 max-lg:ml-2 max-md:m-0 max-md:overflow-visible max-md:rounded-none max-md:shadow-none">
                  <NavDrawer>
                    <header className="contents">
                      <div className={cx(TOPBAR, 'col-start-1 pl-5 max-lg:pr-2 max-lg:pl-2 max-md:pl-1')}>
                        <NavDrawerButton />
                      </div>
                      <div className={cx(TOPBAR, 'col-start-3 pr-3 pl-2 max-md:pr-2')}>
                        <TopTools />
                      </div>
                    </header>
                    <div className="col-span-full row-start-2">
                      <Suspense>
                        <ConnectionNotice />
                      </Suspense>
                    </div>
                    {children}
                  </NavDrawer>
                </div>
              </div>
            </div>
          </CommandCenter>
        </ShellContext>
      </TeamTitlesContext>
    </ViewerProvider>
  );
}

export function Brand() {
  return (
    <Link
      href="/"
      className="flex h-9 shrink-0 items-center gap-2.25 rounded-2 px-2 text-md font-strong tracking-[-0.005em]"
    >
      <Logo className="size-5 text-accent" />
      Quayside
    </Link>
  );
}
