'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { useFocusBack } from './focus-back.ts';
import { IconButton } from './icon-button.tsx';
import { DIALOG_PANEL, SCRIM } from './overlay-style.ts';
import { ScrollRegion } from './scroll-region.tsx';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
}

export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  const { remember, giveBack } = useFocusBack();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM} />
        <Radix.Content
          onOpenAutoFocus={remember}
          onCloseAutoFocus={giveBack}
          className={cx(DIALOG_PANEL, 'max-w-xl')}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
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
          <ScrollRegion label="Contents" className="mb-7 min-h-0 flex-1 overflow-y-auto px-5 py-2">
            {children}
          </ScrollRegion>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
