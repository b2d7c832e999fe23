'use client';

import { ChevronsUpDown, Code, LogOut, Monitor, Moon, Rows2, Rows4, Settings2, Sun } from 'lucide-react';
import { type ComponentProps, useTransition } from 'react';
import { useTeamTitle } from '#components/marks/team-name.tsx';
import {
  DropdownMenu,
  MenuItem,
  MenuLabel,
  MenuRadio,
  MenuSeparator,
} from '#components/ui/dropdown-menu.tsx';
import { DENSITIES } from './preferences.ts';
import { useShell } from './shell-data.ts';
import { isTheme, usePreferences } from './use-preferences.ts';
import { useViewer } from './viewer.tsx';

const THEME_OPTIONS = [
  { value: 'system', label: 'As the system', icon: <Monitor size={14} /> },
  { value: 'light', label: 'Light', icon: <Sun size={14} /> },
  { value: 'dark', label: 'Dark', icon: <Moon size={14} /> },
];

const DENSITY_OPTIONS = [
  { value: 'comfortable', label: 'Comfortable', icon: <Rows2 size={14} /> },
  { value: 'compact', label: 'Compact', icon: <Rows4 size={14} /> },
];

/** Who is signed in; theme, density and the ways out. */
export function UserMenu() {
  const { signOut, signOutEverywhere } = useShell();
  const viewer = useViewer();
  const { theme, density, setTheme, setDensity } = usePreferences();
  const [leaving, startLeaving] = useTransition();
  return (
    <DropdownMenu align="start" side="top" className="w-60" trigger={<Identity busy={leaving} />}>
      <MenuLabel>
        <span className="block truncate">{viewer.email}</span>
      </MenuLabel>
      <MenuSeparator />
      <MenuRadio
        label="Theme"
        value={theme}
        onValueChange={(value) => (isTheme(value) ? setTheme(value) : undefined)}
        options={THEME_OPTIONS}
      />
      <MenuSeparator />
      <MenuRadio
        label="Density"
        value={density}
        onValueChange={(value) => setDensity(DENSITIES.find((known) => known === value) ?? 'comfortable')}
        options={DENSITY_OPTIONS}
      />
      <MenuSeparator />
      <MenuItem icon={<LogOut size={14} />} onSelect={() => startLeaving(async () => void (await signOut()))}>
        Sign out
      </MenuItem>
      <MenuItem
        icon={<LogOut size={14} />}
        onSelect={() => startLeaving(async () => void (await signOutEverywhere()))}
      >
        Sign out everywhere
      </MenuItem>
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
      aria-label={`${viewer.name}, ${under}: account`}
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
