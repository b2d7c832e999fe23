import type { ReactNode } from 'react';

export interface ToastMessage {
  title: ReactNode;
  description?: ReactNode;
  tone?: 'success' | 'danger' | 'info';
  /** One thing to do about it, for instance Undo. */
  action?: { label: string; onClick: () => void };
}

export type ShownToast = ToastMessage & { id: number };
