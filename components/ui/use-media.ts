'use client';

import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds; on the server, which cannot know, it does not. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}

const never = () => () => undefined;

/** Whether it is the browser that draws, so that media queries have their true answers. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** As the styles have it for `max-md:`. */
export const PHONE = '(max-width: 760px)';
/** As the styles have it for `max-lg:`. */
export const NARROW = '(max-width: 1080px)';
/** As the styles have it for `lg:`. */
export const WIDE = '(min-width: 1081px)';
