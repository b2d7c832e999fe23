'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { inTextField } from '#components/ui/search-box.tsx';

/**
 * j and k move the focus over the `data-row` links below `body`; Enter then opens as with any link, and x marks the row
 * by what its link has as `data-row`.
 */
export function useRowKeys(
  body: RefObject<HTMLElement | null>,
  onMark?: (row: string, range: boolean) => void,
): void {
  const mark = useRef(onMark);
  useEffect(() => {
    mark.current = onMark;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || inTextField(event.target)) return;
      const links = () => [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const focused = document.activeElement as HTMLElement;
      if (event.key === 'x' || event.key === 'X') {
        const row = links().includes(focused) ? focused.dataset.row : undefined;
        if (row) mark.current?.(row, event.shiftKey);
        return;
      }
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      if (step === 0) return;
      const all = links();
      const current = all.indexOf(focused);
      all[current < 0 ? 0 : Math.min(all.length - 1, Math.max(0, current + step))]?.focus();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [body]);
}
