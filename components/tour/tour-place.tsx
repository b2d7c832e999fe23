'use client';

import { lazy, Suspense } from 'react';
import type { TourBarProps } from './tour-bar.tsx';
import { useTour } from './tour-provider.tsx';

const TourBar = lazy(async () => ({ default: (await import('./tour-bar.tsx')).TourBar }));

/** Where the tour's line stands while somebody takes it; nobody else loads its script. */
export function TourPlace({ signInAs }: Pick<TourBarProps, 'signInAs'>) {
  const control = useTour();
  return control?.tour ? (
    <Suspense>
      <TourBar tour={control.tour} stop={control.stop} learn={control.learn} signInAs={signInAs} />
    </Suspense>
  ) : null;
}
