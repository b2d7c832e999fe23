import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'checked' | 'onChange'> {
  checked: boolean | 'indeterminate';
  /** `range`: Shift was held, which in a list means all up to this one */
  onCheckedChange: (checked: boolean, range: boolean) => void;
}

/** The browser's own, 15 px to the eye, at least 24 px (phone: 44 px) to the finger. */
export function Checkbox({ checked, onCheckedChange, className, ...rest }: CheckboxProps) {
  return (
    <input
      {...rest}
      type="checkbox"
      className={cx('checkbox', className)}
      checked={checked === true}
      ref={(input) => {
        if (input) input.indeterminate = checked === 'indeterminate';
      }}
      onChange={({ target, nativeEvent }) =>
        onCheckedChange(target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
    />
  );
}
