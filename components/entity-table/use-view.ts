'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import type { SetView, ViewChange } from './table-parts.ts';
import { changeView, readView, type ViewState, writeView } from './view-state.ts';

/** The view in the URL and a way to change it; the History API keeps the page itself from being fetched anew. */
export function useView(): [ViewState, SetView] {
  const pathname = usePathname();
  const params = useSearchParams();
  const view = useMemo(() => readView(new URLSearchParams(params)), [params]);
  const change = useCallback(
    (part: ViewChange, history: 'push' | 'replace' = 'push') => {
      // From the address itself: of two quick clicks the second comes before the first was drawn.
      const now = readView(new URLSearchParams(window.location.search));
      const query = writeView(changeView(now, typeof part === 'function' ? part(now) : part)).toString();
      const url = query ? `${pathname}?${query}` : pathname;
      if (history === 'push') window.history.pushState(null, '', url);
      else window.history.replaceState(null, '', url);
    },
    [pathname],
  );
  return [view, change];
}
