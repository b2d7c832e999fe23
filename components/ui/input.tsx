import type { ComponentProps } from 'react';
import { CONTROL, CONTROL_HEIGHT } from './control-style.ts';
import { cx } from './cx.ts';

export interface InputProps extends ComponentProps<'input'> {
  invalid?: boolean | undefined;
}

export function Input({ invalid, className, ...rest }: InputProps) {
  return (
    <input
      autoComplete="off"
      {...rest}
      aria-invalid={invalid || undefined}
      className={cx(CONTROL, CONTROL_HEIGHT, className)}
    />
  );
}
