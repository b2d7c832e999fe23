import { LogOut, Monitor, Moon, Rows2, Rows4, Sun } from 'lucide-react';
import { useMemo } from 'react';
import { useShell } from '#components/shell/shell-data.ts';
import { useLeave } from '#components/shell/use-leave.ts';
import { usePreferences } from '#components/shell/use-preferences.ts';
import type { PaletteItem } from './palette-item.ts';

/** What can be done from anywhere without going anywhere. */
export function useCommands(): PaletteItem[] {
  const { signOut, signOutEverywhere } = useShell();
  const { setTheme, setDensity } = usePreferences();
  const leave = useLeave();
  return useMemo(() => {
    const command = (title: string, icon: PaletteItem['icon'], run: () => void, words: string[] = []) => ({
      id: `command ${title}`,
      group: 'commands' as const,
      title,
      icon,
      words,
      run,
    });
    return [
      command('Dark theme', Moon, () => setTheme('dark'), ['night', 'colours']),
      command('Light theme', Sun, () => setTheme('light'), ['day', 'colours']),
      command('Theme as the system', Monitor, () => setTheme('system'), ['colours']),
      command('Compact rows', Rows4, () => setDensity('compact'), ['density']),
      command('Comfortable rows', Rows2, () => setDensity('comfortable'), ['density']),
      command('Sign out', LogOut, () => void leave(signOut), ['leave', 'log out']),
      command('Sign out everywhere', LogOut, () => void leave(signOutEverywhere), ['leave', 'log out']),
    ];
  }, [signOut, signOutEverywhere, leave, setTheme, setDensity]);
}
