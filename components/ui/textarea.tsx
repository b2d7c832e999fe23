import type { ComponentProps } from 'react';
import { CONTROL } from './control-style.ts';
import { cx } from './cx.ts';

export interface TextareaProps extends ComponentProps<'textarea'> {
  invalid?: boolean | undefined;
  /** Code and identifiers in the mono cut. */
  mono?: boolean;
}

export function Textarea({ invalid, mono, rows = 3, className, ...rest }: TextareaProps) {
  return (
    <textarea
      {...rest}
      rows={rows}
      aria-invalid={invalid || undefined}
      // content decides the height, so `rows` alone would no longer be the least of it
      style={{ minHeight: `${rows * 1.375 + 0.875}rem` }}
      className={cx(
        CONTROL,
        'field-sizing-content max-h-96 py-1.5',
        mono && 'font-mono text-xs/[18px]',
        className,
      )}
    />
  );
}
