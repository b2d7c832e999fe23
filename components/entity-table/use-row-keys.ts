'use client';

import { type RefObject, useEffect } from 'react';
import { inTextField } from '#components/ui/search-box.tsx';

/** j and k move the focus over the `data-row` links below `body`; Enter then opens as with any link. */
export function useRowKeys(body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || inTextField(event.target)) return;
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      if (step === 0) return;
      const links = [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const current = links.indexOf(document.activeElement as HTMLElement);
      const next = links[current < 0 ? 0 : Math.min(links.length - 1, Math.max(0, current + step))];
      next?.focus();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [body]);
}
