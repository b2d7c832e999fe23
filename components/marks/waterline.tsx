import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';

export interface WaterlineStep {
  key: string;
  icon: ReactNode;
  title: ReactNode;
  /** Right of the title: when it was, or how long it usually takes. */
  end?: ReactNode;
  children?: ReactNode;
  ahead?: boolean;
}

export interface WaterlineProps {
  label: string;
  steps: WaterlineStep[];
  /** Beside the wave: "now, 14:32". The wave is left out when nothing is under way or ahead. */
  now?: ReactNode;
}

/** A run's timeline: solid above is done, the wave is now, dotted below is still ahead. */
export function Waterline({ label, steps, now }: WaterlineProps) {
  const done = steps.filter((step) => !step.ahead);
  const ahead = steps.filter((step) => step.ahead);
  return (
    <ol aria-label={label}>
      {done.map((step, index) => (
        <Step key={step.key} step={step} line={index < done.length - 1 ? 'solid' : now ? 'dotted' : 'none'} />
      ))}
      {now ? (
        <li className="relative h-6.5" aria-current="step">
          <span aria-hidden className="wave absolute inset-x-0 top-1.5 h-1.75 bg-accent opacity-80" />
          <span className="absolute top-0 right-0 bg-surface pl-2 text-xs/5 font-medium text-accent">
            {now}
          </span>
        </li>
      ) : null}
      {ahead.map((step, index) => (
        <Step key={step.key} step={step} line={index < ahead.length - 1 ? 'dotted' : 'none'} />
      ))}
    </ol>
  );
}

const LINE = {
  solid: 'before:bg-accent before:opacity-55',
  dotted: 'before:bg-[repeating-linear-gradient(var(--line-strong)_0_3px,transparent_3px_7px)]',
  none: 'before:hidden',
};

function Step({ step, line }: { step: WaterlineStep; line: keyof typeof LINE }) {
  return (
    <li
      className={cx(
        'relative pb-3.75 pl-7.5 before:absolute before:top-5 before:-bottom-0.5 before:left-2.25 before:w-0.5 before:content-[""]',
        LINE[line],
        step.ahead && 'text-ink-3',
      )}
    >
      <span className="absolute top-0 left-0 grid size-5 place-items-center bg-surface">{step.icon}</span>
      <div className={cx('flex items-baseline gap-2', step.ahead ? 'text-ink-2' : 'font-medium')}>
        <span className="min-w-0">{step.title}</span>
        {step.end ? (
          <span className="ml-auto shrink-0 text-xs font-regular text-ink-3">{step.end}</span>
        ) : null}
      </div>
      {step.children ? <div className="mt-px text-xs/[17px] text-ink-2">{step.children}</div> : null}
    </li>
  );
}
