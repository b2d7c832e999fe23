'use client';

import { Moon, Sun } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { oppositeTheme, usePreferences } from './use-preferences.ts';

/** Shows the theme one would get. Which icon that is only CSS knows before the page runs. */
export function ThemeToggle() {
  const { theme, setTheme } = usePreferences();
  return (
    <IconButton
      label="Switch theme"
      onClick={() => setTheme(oppositeTheme(theme))}
      icon={
        <>
          <Moon aria-hidden size={16} strokeWidth={1.75} className="shown-by-day" />
          <Sun aria-hidden size={16} strokeWidth={1.75} className="shown-by-night" />
        </>
      }
    />
  );
}
