'use client';

import { RadioGroup as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface SegmentedProps {
  id?: string;
  options: { value: string; label: ReactNode; disabled?: boolean }[];
  value: string | undefined;
  onValueChange: (value: string) => void;
  'aria-label'?: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  className?: string;
}

/** Two to four short choices side by side; more belong into a Select. */
export function Segmented({ options, value, invalid, className, ...rest }: SegmentedProps) {
  return (
    <Radix.Root
      {...rest}
      value={value ?? ''}
      orientation="horizontal"
      aria-invalid={invalid || undefined}
      className={cx(
        'flex h-(--field-h) gap-0.5 rounded-2 bg-[light-dark(var(--surface-3),var(--canvas))] p-0.5 aria-invalid:ring-1 aria-invalid:ring-danger-solid',
        className,
      )}
    >
      {options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className={cx(
            'min-w-0 flex-auto truncate rounded-[5px] px-2 text-ink-2 hover:text-ink disabled:text-ink-off',
            'data-[state=checked]:bg-[light-dark(var(--surface),var(--surface-2))] data-[state=checked]:font-medium data-[state=checked]:text-ink data-[state=checked]:shadow-1',
          )}
        >
          {option.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
