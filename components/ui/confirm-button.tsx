'use client';

import type { ReactNode } from 'react';
import { AlertDialog } from './alert-dialog.tsx';
import { Button, type ButtonProps } from './button.tsx';

export interface ConfirmButtonProps extends Omit<ButtonProps, 'onClick' | 'title'> {
  /** The question of the dialog. */
  question: ReactNode;
  consequence?: ReactNode;
  confirmLabel: string;
  onConfirm: () => void | Promise<void>;
}

/** A button that asks before it acts; for what cannot be undone. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { question, consequence, confirmLabel, onConfirm, variant = 'danger', ...button } = props;
  if (button.disabledReason) return <Button {...button} variant={variant} />;
  return (
    <AlertDialog
      trigger={<Button {...button} variant={variant} />}
      title={question}
      description={consequence}
      confirmLabel={confirmLabel}
      danger={variant === 'danger'}
      onConfirm={onConfirm}
    />
  );
}
