import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { AppProviders } from '#components/shell/app-providers.tsx';
import {
  DENSITY_COOKIE,
  readPreferences,
  rootAttributes,
  THEME_COOKIE,
} from '#components/shell/preferences.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Quayside', template: '%s · Quayside' },
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
  return (
    <html lang="en" {...rootAttributes(preferences)}>
      <body>
        <AppProviders preferences={preferences}>{children}</AppProviders>
      </body>
    </html>
  );
}
