'use client';

import { type ComponentType, use } from 'react';

const SIGNS = ['pointermove', 'touchstart', 'keydown'] as const;

/**
 * A component whose script comes with the first sign of somebody being there: not while the page is being shown, yet
 * before anybody can need it, or lose the connection. It suspends when it is needed even earlier.
 */
export function loadedLater<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let Loaded: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  function start(): Promise<void> {
    loading ??= load().then(
      (component) => {
        Loaded = component;
      },
      (error) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  }
  if (typeof document !== 'undefined') {
    const early = () => void start().catch(() => undefined);
    for (const sign of SIGNS) document.addEventListener(sign, early, { once: true, passive: true });
  }
  return function LoadedLater(props: Props) {
    if (!Loaded) use(start());
    return Loaded ? <Loaded {...props} /> : null;
  };
}
