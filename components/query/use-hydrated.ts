import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/**
 * False while the server's markup is taken over. Parts of a page are taken over one after the other, so the cache may
 * already hold an answer that the server did not render: whoever shares a query across parts waits for this.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
