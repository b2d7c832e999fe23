import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';

export type Freshness = 'live' | 'fresh' | 'ageing' | 'stale';

const LOOK: Record<Freshness, { ink: string; water: string; word: string }> = {
  live: { ink: 'text-success', water: 'M1.9 4.2h10.2A6 6 0 1 1 1.9 4.2z', word: 'Live' },
  fresh: { ink: 'text-success', water: 'M1 7h12A6 6 0 0 1 1 7z', word: 'Fresh' },
  ageing: { ink: 'text-warning', water: 'M2 10.2h10A6 6 0 0 1 2 10.2z', word: 'Ageing' },
  stale: { ink: 'text-neutral', water: '', word: 'Stale' },
};

/** The tide mark: a circle filled to the water level, and a word. */
export function Tide({ freshness, children }: { freshness: Freshness; children?: ReactNode }) {
  const look = LOOK[freshness];
  return (
    <span className="inline-flex items-center gap-1.5 align-middle whitespace-nowrap">
      <svg viewBox="0 0 14 14" aria-hidden="true" className={cx('size-3 shrink-0', look.ink)}>
        <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.4" />
        {look.water ? <path d={look.water} fill="currentColor" /> : null}
      </svg>
      {children ?? look.word}
    </span>
  );
}
