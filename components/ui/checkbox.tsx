'use client';

import { Check, Minus } from 'lucide-react';
import { Checkbox as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

export type CheckboxProps = ComponentProps<typeof Radix.Root>;

/** 15 px to the eye, at least 24 px (phone: 44 px) to the finger. `checked` may be 'indeterminate'. */
export function Checkbox({ className, ...rest }: CheckboxProps) {
  return (
    <Radix.Root
      {...rest}
      className={cx(
        'group relative grid size-3.75 shrink-0 place-items-center rounded-1 border border-control bg-surface text-accent-on',
        'before:absolute before:-inset-1.5 before:content-[""] max-md:before:-inset-3.5 pointer-coarse:before:-inset-3.5',
        'data-[state=checked]:border-transparent data-[state=checked]:bg-accent-solid',
        'data-[state=indeterminate]:border-transparent data-[state=indeterminate]:bg-accent-solid',
        'disabled:border-line-strong disabled:bg-surface-3',
        className,
      )}
    >
      <Radix.Indicator>
        <Check aria-hidden size={12} strokeWidth={3} className="group-data-[state=indeterminate]:hidden" />
        <Minus
          aria-hidden
          size={12}
          strokeWidth={3}
          className="hidden group-data-[state=indeterminate]:block"
        />
      </Radix.Indicator>
    </Radix.Root>
  );
}
