import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { CONTROL, CONTROL_HEIGHT } from './control-style.ts';
import { cx } from './cx.ts';

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectProps extends Omit<ComponentProps<'select'>, 'children' | 'onChange'> {
  options: SelectOption[];
  onValueChange?: (value: string) => void;
  /** An empty first choice; without it a value is always chosen. */
  placeholder?: string | undefined;
  invalid?: boolean | undefined;
  /** `toolbar` follows the density, `field` the height of form fields. */
  height?: 'field' | 'toolbar';
}

/** The platform's own list: it is right on every phone and with every screen reader. */
export function Select(props: SelectProps) {
  const { options, onValueChange, placeholder, invalid, height = 'field', className, ...rest } = props;
  return (
    <span className={cx('relative inline-flex min-w-0', height === 'field' && 'w-full', className)}>
      <select
        {...rest}
        aria-invalid={invalid || undefined}
        onChange={(event) => onValueChange?.(event.target.value)}
        className={cx(
          CONTROL,
          'appearance-none truncate pr-8',
          height === 'field' ? CONTROL_HEIGHT : 'h-(--control-h) text-sm',
        )}
      >
        {placeholder !== undefined ? <option value="">{placeholder}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        size={14}
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2"
      />
    </span>
  );
}
