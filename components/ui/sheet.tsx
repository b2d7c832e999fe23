'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { useFocusBack } from './focus-back.ts';
import { IconButton } from './icon-button.tsx';
import { SCRIM } from './overlay-style.ts';

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** a button of its own; without one it is opened from elsewhere */
  trigger?: ReactNode;
  title: string;
  /** On a phone it comes from below, in reach of the thumb. */
  fromBelow?: boolean;
  children: ReactNode;
}

const BELOW =
  'max-md:inset-x-0 max-md:top-auto max-md:w-full max-md:max-w-none max-md:max-h-[80dvh] max-md:animate-enter max-md:rounded-t-3 max-md:rounded-r-none';

/** A panel from the left edge: what stands there where there is room for it. */
export function Sheet({ open, onOpenChange, trigger, title, fromBelow = false, children }: SheetProps) {
  const { remember, giveBack } = useFocusBack();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={SCRIM} />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={remember}
          onCloseAutoFocus={trigger ? undefined : giveBack}
          className={cx(
            'fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] animate-drawer flex-col rounded-r-3 bg-overlay shadow-3 focus:outline-none',
            fromBelow && BELOW,
          )}
        >
          <header className="flex h-(--topbar) shrink-0 items-center gap-2 pr-2 pl-4">
            <Radix.Title className="min-w-0 flex-1 truncate text-md font-strong">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label="Close" icon={<X size={16} />} tooltip={false} />
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
