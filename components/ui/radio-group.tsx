'use client';

import { RadioGroup as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { cx } from './cx.ts';

export interface RadioOption {
  value: string;
  label: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps {
  id?: string;
  options: RadioOption[];
  value: string | undefined;
  onValueChange: (value: string) => void;
  'aria-label'?: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  className?: string;
}

export function RadioGroup({ options, invalid, className, value, ...rest }: RadioGroupProps) {
  const base = useId();
  return (
    <Radix.Root
      {...rest}
      value={value ?? ''}
      aria-invalid={invalid || undefined}
      className={cx('flex flex-col gap-1', className)}
    >
      {options.map((option) => (
        <div key={option.value} className="flex items-start gap-2 py-1">
          <Radix.Item
            id={`${base}-${option.value}`}
            value={option.value}
            disabled={option.disabled}
            className={cx(
              'relative mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-control bg-surface',
              'before:absolute before:-inset-1 before:content-[""] pointer-coarse:before:-inset-3',
              'data-[state=checked]:border-accent-solid',
            )}
          >
            <Radix.Indicator className="size-2 rounded-full bg-accent-solid" />
          </Radix.Item>
          <label htmlFor={`${base}-${option.value}`} className="min-w-0 cursor-pointer">
            <span className="block">{option.label}</span>
            {option.help ? <span className="block text-xs text-ink-3">{option.help}</span> : null}
          </label>
        </div>
      ))}
    </Radix.Root>
  );
}
