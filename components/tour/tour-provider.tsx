'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { followTour, TOUR_COOKIE, type Tour, writeTour } from './tour.ts';

export interface TourControl {
  tour: Tour | undefined;
  start: () => void;
  stop: () => void;
  /** what the bar learnt of the tour's run */
  learn: (runState: string | undefined) => void;
}

const TourContext = createContext<TourControl | undefined>(undefined);

/** Undefined where there is no demo to go through. */
export function useTour(): TourControl | undefined {
  return useContext(TourContext);
}

const A_DAY = 86_400;

function keep(tour: Tour | undefined): void {
  const value = tour ? `${writeTour(tour)}; max-age=${A_DAY}` : '; max-age=0';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${TOUR_COOKIE}=${value}; path=/; samesite=lax`;
}

/** Follows what one does: a step is done by doing it, not by pressing Next. */
export function TourProvider({ initial, children }: { initial: Tour | undefined; children: ReactNode }) {
  const [tour, setTour] = useState(initial);
  const [runState, learn] = useState<string>();
  const pathname = usePathname();
  const params = useSearchParams();
  const filtered = params.has('q') || params.has('filter');
  const change = (next: Tour | undefined) => {
    keep(next);
    setTour(next);
  };
  useEffect(() => {
    if (!tour) return;
    const next = followTour(tour, { pathname, filtered, runState });
    if (next === tour) return;
    keep(next);
    setTour(next);
  }, [tour, pathname, filtered, runState]);
  const control = { tour, start: () => change({ step: 'filter' }), stop: () => change(undefined), learn };
  return <TourContext value={control}>{children}</TourContext>;
}
