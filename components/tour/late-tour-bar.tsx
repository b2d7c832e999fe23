'use client';

import { lazy, Suspense } from 'react';
import type { TourBarProps } from './tour-bar.tsx';

const Loaded = lazy(async () => ({ default: (await import('./tour-bar.tsx')).TourBar }));

/** The bar of the tour, loaded only where there is a demo to go through. */
export function TourBar(props: TourBarProps) {
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  );
}
