export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

export interface Preferences {
  theme: Theme;
  density: Density;
}

export const THEME_COOKIE = 'quayside_theme';
export const DENSITY_COOKIE = 'quayside_density';

/** What two cookies say; anything unknown is the default, so a cookie cannot put text into the page. */
export function readPreferences(theme: string | undefined, density: string | undefined): Preferences {
  return {
    theme: THEMES.find((known) => known === theme) ?? 'system',
    density: DENSITIES.find((known) => known === density) ?? 'comfortable',
  };
}

/** Classes and attributes of `<html>`: with them in the first byte of the page nothing flashes. */
export function rootAttributes({ theme, density }: Preferences): {
  className?: string;
  'data-density': Density;
} {
  return { ...(theme === 'system' ? {} : { className: theme }), 'data-density': density };
}
