'use client';

import { loadedLater } from '#components/ui/loaded-later.tsx';

/** The editor of one condition, for where it is only opened from. */
export const FilterEditor = loadedLater(async () => (await import('./filter-editor.tsx')).FilterEditor);
