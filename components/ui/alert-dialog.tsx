'use client';

import { AlertDialog as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { DIALOG_PANEL, SCRIM } from './overlay-style.ts';

export interface AlertDialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  /** A question that names what happens: "Delete 3 services?" */
  title: ReactNode;
  /** What stays, what is lost, who notices. */
  description?: ReactNode;
  /** Verb and object: "Delete 3 services". */
  confirmLabel: string;
  cancelLabel?: string;
  danger?: boolean;
  /** Closes when it resolves; stays open, pending, until then. */
  onConfirm: () => void | Promise<void>;
  children?: ReactNode;
}

export function AlertDialog(props: AlertDialogProps) {
  const [inner, setInner] = useState(false);
  const [pending, setPending] = useState(false);
  const open = props.open ?? inner;
  function change(next: boolean) {
    setInner(next);
    props.onOpenChange?.(next);
  }
  async function confirm() {
    setPending(true);
    try {
      await props.onConfirm();
      change(false);
    } finally {
      setPending(false);
    }
  }
  return (
    <Radix.Root open={open} onOpenChange={change}>
      {props.trigger ? <Radix.Trigger asChild>{props.trigger}</Radix.Trigger> : null}
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
          {props.children}
          <div className="flex flex-wrap justify-end gap-2">
            <Radix.Cancel asChild>
              <Button>{props.cancelLabel ?? 'Cancel'}</Button>
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
