'use client';

import { useSyncExternalStore } from 'react';

/** From here on there is room for the queue and a decision beside each other (the breakpoint `lg`). */
const WIDE = '(width >= 1081px)';

/** Whether both panes are seen; the server does not know and says no. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(WIDE);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => window.matchMedia(WIDE).matches,
    () => false,
  );
}
