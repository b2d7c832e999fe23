'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import { DIALOG_PANEL, SCRIM } from './overlay-style.ts';
import { ScrollRegion } from './scroll-region.tsx';

export interface DialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The element that opens it, when it is not opened from outside. */
  trigger?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, right-aligned under the body. */
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  children?: ReactNode;
}

const WIDTH = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl' };

export function Dialog({ open, onOpenChange, trigger, size = 'md', ...content }: DialogProps) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={SCRIM} />
        <Radix.Content
          className={cx(DIALOG_PANEL, WIDTH[size])}
          {...(content.description ? {} : { 'aria-describedby': undefined })}
        >
          <DialogBody {...content} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function DialogBody({ title, description, footer, children }: DialogProps) {
  return (
    <>
      <header className="flex items-start gap-3 px-5 pt-4 pb-2">
        <div className="min-w-0 flex-1">
          <Radix.Title className="text-lg font-strong">{title}</Radix.Title>
          {description ? (
            <Radix.Description className="mt-0.5 text-ink-2">{description}</Radix.Description>
          ) : null}
        </div>
        <Radix.Close asChild>
          <IconButton label="Close" icon={<X size={16} />} tooltip={false} className="-mr-2" />
        </Radix.Close>
      </header>
      <ScrollRegion label="Contents" className="min-h-0 flex-1 overflow-y-auto px-5 py-2">
        {children}
      </ScrollRegion>
      <footer className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-5">{footer}</footer>
    </>
  );
}

/** Put around a button of the footer that only closes. */
export const DialogClose = Radix.Close;
