import {
  Ban,
  Check,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleMinus,
  CircleX,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  Minus,
  Send,
  ShieldCheck,
  TriangleAlert,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { STATUS, type StatusIconName, type StatusName, type Tone } from './status-vocabulary.ts';

const ICON: Record<StatusIconName, LucideIcon> = {
  'circle-dashed': CircleDashed,
  hourglass: Hourglass,
  send: Send,
  'loader-circle': LoaderCircle,
  'circle-check': CircleCheck,
  'circle-x': CircleX,
  ban: Ban,
  'circle-minus': CircleMinus,
  minus: Minus,
  check: Check,
  x: X,
  'triangle-alert': TriangleAlert,
  'shield-check': ShieldCheck,
  'circle-help': CircleHelp,
};

const INK: Record<Tone, string> = {
  neutral: 'text-neutral',
  info: 'text-info',
  success: 'text-success',
  warning: 'text-warning',
  danger: 'text-danger',
};

const TINT: Record<Tone, string> = {
  neutral: 'bg-neutral-tint text-neutral',
  info: 'bg-info-tint text-info',
  success: 'bg-success-tint text-success',
  warning: 'bg-warning-tint text-warning',
  danger: 'bg-danger-tint text-danger',
};

export interface StatusProps {
  status: StatusName;
  /** Other words than the vocabulary's, for instance "Waiting for K8s Infra". */
  children?: ReactNode;
  size?: number;
}

interface StatusIconProps extends Omit<StatusProps, 'children'> {
  className?: string;
}

/** The icon alone; its word is read out. Use `Status` wherever there is room for the word. */
export function StatusIcon({ status, size = 16, className }: StatusIconProps) {
  const look = STATUS[status];
  const Icon = ICON[look.icon];
  return (
    <span className={cx('inline-grid shrink-0', INK[look.tone], className)}>
      <Icon
        aria-hidden
        size={size}
        strokeWidth={1.75}
        className={look.icon === 'loader-circle' ? 'animate-spin' : undefined}
      />
      <span className="sr-only">{look.word}</span>
    </span>
  );
}

/** Icon and word; the colour is the icon's, the word stays ink. */
export function Status({ status, children, size = 16 }: StatusProps) {
  const look = STATUS[status];
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 align-middle whitespace-nowrap">
      <span aria-hidden className="contents">
        <StatusIcon status={status} size={size} />
      </span>
      <span className="truncate">{children ?? look.word}</span>
    </span>
  );
}

/** Tinted, once per page: the state of the page's own subject. */
export function Pill({ status, children }: Omit<StatusProps, 'size'>) {
  const look = STATUS[status];
  return (
    <span
      className={cx(
        'inline-flex h-6 max-w-full items-center gap-1.5 rounded-full pr-2.5 pl-2 align-middle font-medium whitespace-nowrap',
        TINT[look.tone],
      )}
    >
      <span aria-hidden className="contents">
        <StatusIcon status={status} size={14} />
      </span>
      <span className="truncate">{children ?? look.word}</span>
    </span>
  );
}
