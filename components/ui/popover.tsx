'use client';

import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { useFocusBack } from './focus-back.ts';
import { FLOATING } from './overlay-style.ts';

export interface PopoverProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The button that opens it; or `anchor`, for what opens by other means (pass `open` then). */
  trigger?: ReactNode;
  anchor?: ReactNode;
  /** What the panel is, for assistive technology. */
  label: string;
  /** Selects what gets the focus; else it is the first that can have it. */
  focusOn?: string | undefined;
  align?: 'start' | 'center' | 'end';
  className?: string;
  children: ReactNode;
}

export function Popover(props: PopoverProps) {
  const { open, onOpenChange, trigger, anchor, label, focusOn, align = 'start', className, children } = props;
  const { remember, giveBack } = useFocusBack();
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      {anchor ? <Radix.Anchor asChild>{anchor}</Radix.Anchor> : null}
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => {
            remember();
            const wanted = focusOn ? (event.target as Element).querySelector<HTMLElement>(focusOn) : null;
            if (!wanted) return;
            event.preventDefault();
            wanted.focus();
          }}
          onCloseAutoFocus={trigger ? undefined : giveBack}
          className={cx(FLOATING, 'w-80 max-w-[calc(100vw-16px)] p-3 focus:outline-none', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
