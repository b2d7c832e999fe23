import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { AppProviders } from '#components/shell/app-providers.tsx';
import { EARLY_KEYS } from '#components/shell/early-keys.ts';
import { EARLY_PRESS } from '#components/shell/early-press.ts';
import {
  DENSITY_COOKIE,
  readPreferences,
  rootAttributes,
  THEME_COOKIE,
} from '#components/shell/preferences.ts';
import { FONTS } from './fonts.ts';
import './globals.css';

export const metadata: Metadata = {
  description: 'The developer portal of this organisation.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
};

/** Reading the cookies makes every page dynamic: a prerendered page could not carry the nonce of its request. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const preferences = readPreferences(jar.get(THEME_COOKIE)?.value, jar.get(DENSITY_COOKIE)?.value);
  const { className: theme = '', ...attributes } = rootAttributes(preferences);
  return (
    <html lang="en" className={`${FONTS} ${theme}`.trim()} {...attributes}>
      <body>
        <script
          nonce={(await headers()).get('x-nonce') ?? undefined}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: constants of ours
          dangerouslySetInnerHTML={{ __html: EARLY_KEYS + EARLY_PRESS }}
        />
        <AppProviders preferences={preferences}>{children}</AppProviders>
      </body>
    </html>
  );
}
