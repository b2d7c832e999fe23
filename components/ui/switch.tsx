'use client';

import { Switch as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

export type SwitchProps = ComponentProps<typeof Radix.Root>;

export function Switch({ className, ...rest }: SwitchProps) {
  return (
    <Radix.Root
      {...rest}
      className={cx(
        'relative h-5 w-8.5 shrink-0 rounded-full border border-control bg-surface-3',
        'before:absolute before:-inset-1 before:content-[""] pointer-coarse:before:-inset-2.5',
        'data-[state=checked]:border-transparent data-[state=checked]:bg-accent-solid disabled:opacity-60',
        className,
      )}
    >
      <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-ink-2 transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-accent-on" />
    </Radix.Root>
  );
}
