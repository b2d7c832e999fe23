'use client';

import { LogOut, Monitor, Moon, Rows2, Rows4, Sun } from 'lucide-react';
import { MenuItem, MenuLabel, MenuRadio, MenuSeparator } from '#components/ui/dropdown-menu.tsx';
import { DENSITIES } from './preferences.ts';
import { useShell } from './shell-data.ts';
import { useLeave } from './use-leave.ts';
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

/** Theme, density and the ways out; `onLeave` sees to it that the menu's button says what is going on. */
export function UserMenuItems({ onLeave }: { onLeave: (leaving: () => Promise<void>) => void }) {
  const { signOut, signOutEverywhere } = useShell();
  const leave = useLeave();
  const viewer = useViewer();
  const { theme, density, setTheme, setDensity } = usePreferences();
  return (
    <>
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
      <MenuItem icon={<LogOut size={14} />} onSelect={() => onLeave(() => leave(signOut))}>
        Sign out
      </MenuItem>
      <MenuItem icon={<LogOut size={14} />} onSelect={() => onLeave(() => leave(signOutEverywhere))}>
        Sign out everywhere
      </MenuItem>
    </>
  );
}
