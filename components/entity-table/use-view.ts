'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { changeView, readView, type ViewState, writeView } from './view-state.ts';

/** The view in the URL and a way to change it; the History API keeps the page itself from being fetched anew. */
export function useView(): [ViewState, (change: Partial<ViewState>, history?: 'push' | 'replace') => void] {
  const pathname = usePathname();
  const params = useSearchParams();
  const view = useMemo(() => readView(new URLSearchParams(params)), [params]);
  const change = useCallback(
    (part: Partial<ViewState>, history: 'push' | 'replace' = 'push') => {
      const query = writeView(changeView(view, part)).toString();
      const url = query ? `${pathname}?${query}` : pathname;
      if (history === 'push') window.history.pushState(null, '', url);
      else window.history.replaceState(null, '', url);
    },
    [pathname, view],
  );
  return [view, change];
}
