import { createContext, type MouseEvent, useContext } from 'react';

/** A blueprint, and one property or relation of it. */
export interface Opened {
  blueprint: string;
  property?: string | undefined;
}

export function modelHref({ blueprint, property }: Opened): string {
  const query = new URLSearchParams({ blueprint, ...(property ? { property } : {}) });
  return `/builder?${query}`;
}

export const OpenInPanel = createContext<(opened: Opened) => void>(() => undefined);

/** A link that opens the panel beside the graph; another window gets the page itself. */
export function usePanelLink() {
  const open = useContext(OpenInPanel);
  return (opened: Opened) => ({
    href: modelHref(opened),
    onClick(event: MouseEvent) {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      open(opened);
    },
  });
}
