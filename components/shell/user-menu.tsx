'use client';

import { ChevronsUpDown, Code, Settings2 } from 'lucide-react';
import { type ComponentProps, Suspense, useTransition } from 'react';
import { useTeamTitle } from '#components/marks/team-name.tsx';
import { DropdownMenu } from '#components/ui/dropdown-menu.tsx';
import { loadedLater } from '#components/ui/loaded-later.tsx';
import { useViewer } from './viewer.tsx';

const UserMenuItems = loadedLater(async () => (await import('./user-menu-items.tsx')).UserMenuItems);

/** Who is signed in; behind it what concerns only them. */
export function UserMenu() {
  const [leaving, startLeaving] = useTransition();
  return (
    <DropdownMenu align="start" side="top" className="w-60" trigger={<Identity busy={leaving} />}>
      <Suspense>
        <UserMenuItems onLeave={startLeaving} />
      </Suspense>
    </DropdownMenu>
  );
}

function Identity({ busy, ...rest }: ComponentProps<'button'> & { busy: boolean }) {
  const viewer = useViewer();
  const Role = viewer.role === 'Admin' ? Settings2 : Code;
  const titleOf = useTeamTitle();
  const team = viewer.teams[0];
  const under = viewer.role === 'Admin' ? 'Admin' : team ? titleOf(team) : 'No team';
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      aria-label={`${viewer.name} ${under}: account`}
      {...rest}
      className="flex w-full shrink-0 items-center gap-2.25 rounded-2 p-2 text-left hover:bg-hover"
    >
      <span className="grid size-6 shrink-0 place-items-center rounded-full bg-surface-3 text-ink-2">
        <Role aria-hidden size={14} strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate leading-4 font-medium">{viewer.name}</span>
        <span className="block truncate text-xs text-ink-3">{under}</span>
      </span>
      <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-2" />
    </button>
  );
}
