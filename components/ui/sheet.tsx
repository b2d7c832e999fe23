'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import { SCRIM } from './overlay-style.ts';

export interface SheetProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  title: string;
  side?: 'left' | 'right' | 'bottom';
  footer?: ReactNode;
  children: ReactNode;
}

const SIDE = {
  left: 'inset-y-0 left-0 w-72 max-w-[85vw] [--drawer-from:-100%] rounded-r-3',
  right: 'inset-y-0 right-0 w-96 max-w-[92vw] [--drawer-from:100%] rounded-l-3',
  bottom: 'inset-x-0 bottom-0 max-h-[85dvh] [--drawer-from:0%] rounded-t-3',
};

/** A panel from the edge: navigation and filters on small screens, details on large ones. */
export function Sheet({ open, onOpenChange, trigger, title, side = 'right', footer, children }: SheetProps) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={SCRIM} />
        <Radix.Content
          aria-describedby={undefined}
          className={cx(
            'fixed z-50 flex animate-drawer flex-col bg-overlay shadow-3 focus:outline-none',
            SIDE[side],
          )}
        >
          <header className="flex h-(--topbar) shrink-0 items-center gap-2 pr-2 pl-4">
            <Radix.Title className="min-w-0 flex-1 truncate text-md font-strong">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label="Close" icon={<X size={16} />} tooltip={false} />
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
          {footer ? <footer className="flex gap-2 border-t border-line p-4">{footer}</footer> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
