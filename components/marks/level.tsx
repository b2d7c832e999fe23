import { cx } from '#components/ui/cx.ts';

export type LevelName = 'Basic' | 'Bronze' | 'Silver' | 'Gold';

const BARS: Record<LevelName, number> = { Basic: 0, Bronze: 1, Silver: 2, Gold: 3 };

const INK: Record<LevelName, string> = {
  Basic: 'text-level-basic',
  Bronze: 'text-level-bronze',
  Silver: 'text-level-silver',
  Gold: 'text-level-gold',
};

/** Draught marks, three staggered bars as on a hull, and the word. */
export function Level({ level }: { level: LevelName }) {
  const filled = BARS[level];
  return (
    <span className={cx('inline-flex items-center gap-1.75 align-middle whitespace-nowrap', INK[level])}>
      <svg viewBox="0 0 12 14" aria-hidden="true" className="h-3.5 w-3 shrink-0">
        {[10, 5, 0].map((y, index) => (
          <rect
            key={y}
            x={index === 1 ? 3 : 0}
            y={y}
            width={index === 1 ? 9 : 12}
            height="3.2"
            rx="1"
            fill={index < filled ? 'currentColor' : 'var(--line-strong)'}
          />
        ))}
      </svg>
      <span className="text-ink-2">{level}</span>
    </span>
  );
}
