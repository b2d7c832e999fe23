'use client';

import { AlertDialog as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { DIALOG_PANEL, SCRIM } from './overlay-style.ts';

export interface AlertDialogProps {
  trigger: ReactNode;
  /** A question that names what happens: "Delete 3 services?" */
  title: ReactNode;
  /** What stays, what is lost, who notices. */
  description?: ReactNode;
  /** Verb and object: "Delete 3 services". */
  confirmLabel: string;
  danger: boolean;
  /** Closes when it resolves; stays open, pending, until then. */
  onConfirm: () => void | Promise<void>;
}

export function AlertDialog(props: AlertDialogProps) {
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  async function confirm() {
    setPending(true);
    try {
      await props.onConfirm();
      setOpen(false);
    } finally {
      setPending(false);
    }
  }
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM} />
        <Radix.Content
          className={cx(DIALOG_PANEL, 'max-w-md gap-4 p-5')}
          {...(props.description ? {} : { 'aria-describedby': undefined })}
        >
          <div>
            <Radix.Title className="text-lg font-strong">{props.title}</Radix.Title>
            {props.description ? (
              <Radix.Description className="mt-1 text-ink-2">{props.description}</Radix.Description>
            ) : null}
          </div>
          <div className="flex flex-wrap justify-end gap-2">
            <Radix.Cancel asChild>
              <Button>Cancel</Button>
            </Radix.Cancel>
            <Button variant={props.danger ? 'danger' : 'primary'} pending={pending} onClick={confirm}>
              {props.confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
