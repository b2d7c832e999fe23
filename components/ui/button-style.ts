import { cx } from './cx.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const BASE =
  'inline-flex max-w-full shrink-0 items-center justify-center gap-1.5 rounded-2 border font-medium whitespace-nowrap select-none';

const VARIANT: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent-solid text-accent-on hover:bg-accent-hover',
  secondary: 'border-line-strong bg-surface text-ink hover:bg-surface-2',
  quiet: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'border-line-strong bg-surface text-danger hover:bg-danger-tint',
};

const OFF = 'cursor-not-allowed border-line bg-surface-2 text-ink-3';

const SIZE: Record<ButtonSize, string> = {
  sm: 'h-[calc(var(--control-h)-4px)] px-2',
  md: 'h-(--control-h) px-2.75',
  lg: 'h-[calc(var(--control-h)+4px)] px-4',
};

export function buttonStyle(
  variant: ButtonVariant,
  size: ButtonSize,
  off: boolean,
  className?: string,
): string {
  const padding = variant === 'quiet' && size !== 'lg' ? 'px-2' : '';
  return cx(BASE, SIZE[size], padding, off ? OFF : VARIANT[variant], className);
}
