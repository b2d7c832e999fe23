import type { ComponentProps } from 'react';
import { CONTROL, CONTROL_HEIGHT } from './control-style.ts';
import { cx } from './cx.ts';

export interface InputProps extends Omit<ComponentProps<'input'>, 'height'> {
  invalid?: boolean | undefined;
  /** `toolbar` follows the density, `field` the height of form fields. */
  height?: 'field' | 'toolbar';
}

export function Input({ invalid, height = 'field', className, ...rest }: InputProps) {
  return (
    <input
      autoComplete="off"
      {...rest}
      aria-invalid={invalid || undefined}
      className={cx(CONTROL, height === 'field' ? CONTROL_HEIGHT : 'h-(--control-h) text-sm', className)}
    />
  );
}
