'use client';

import { type ReactNode, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { ToastProvider } from '#components/ui/toast.tsx';
import { TooltipProvider } from '#components/ui/tooltip.tsx';
import { pressWhatWasPressed } from './early-press.ts';
import { DENSITY_COOKIE, type Preferences, THEME_COOKIE } from './preferences.ts';
import { shareNonce } from './share-nonce.ts';
import { PreferencesContext, type PreferencesControl } from './use-preferences.ts';

/** Around everything: theme and density, tooltips, notices. */
export function AppProviders({ preferences, children }: { preferences: Preferences; children: ReactNode }) {
  const [kept, setKept] = useState(preferences);
  useEffect(shareNonce, []);
  useLayoutEffect(pressWhatWasPressed, []);
  const control = useMemo<PreferencesControl>(
    () => ({
      ...kept,
      setTheme: (theme) => {
        remember(THEME_COOKIE, theme);
        document.documentElement.classList.remove('light', 'dark');
        if (theme !== 'system') document.documentElement.classList.add(theme);
        setKept((before) => ({ ...before, theme }));
      },
      setDensity: (density) => {
        remember(DENSITY_COOKIE, density);
        document.documentElement.dataset.density = density;
        setKept((before) => ({ ...before, density }));
      },
    }),
    [kept],
  );
  return (
    <PreferencesContext value={control}>
      <TooltipProvider>
        <ToastProvider>{children}</ToastProvider>
      </TooltipProvider>
    </PreferencesContext>
  );
}

const YEAR_SECONDS = 31_536_000;

/** A cookie, because the server must know before it renders. */
function remember(name: string, value: string): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
}
