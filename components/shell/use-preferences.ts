'use client';

import { createContext, useContext } from 'react';
import { type Density, type Preferences, THEMES, type Theme } from './preferences.ts';

export interface PreferencesControl extends Preferences {
  setTheme: (theme: Theme) => void;
  setDensity: (density: Density) => void;
}

export const PreferencesContext = createContext<PreferencesControl | undefined>(undefined);

export function usePreferences(): PreferencesControl {
  const control = useContext(PreferencesContext);
  if (!control) throw new Error('usePreferences needs AppProviders around it.');
  return control;
}

/** The theme that is the opposite of what is shown now. */
export function oppositeTheme(theme: Theme): Theme {
  const isDark =
    theme === 'system' ? window.matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  return isDark ? 'light' : 'dark';
}

export function isTheme(value: string): value is Theme {
  return (THEMES as readonly string[]).includes(value);
}
