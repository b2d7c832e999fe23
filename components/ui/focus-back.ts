'use client';

import { useRef } from 'react';

/**
 * For content that opens without a trigger of its own: the focus returns to where it came from. Radix does so for
 * triggers only, and would leave the focus nowhere. Who has clicked elsewhere meanwhile stays there.
 */
export function useFocusBack() {
  const opener = useRef<Element>(null);
  return {
    remember() {
      opener.current = document.activeElement;
    },
    giveBack(event: Event) {
      event.preventDefault();
      const from = opener.current;
      if (document.activeElement === document.body && from instanceof HTMLElement) from.focus();
    },
  };
}
