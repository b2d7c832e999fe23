import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';

export interface FieldErrorProps {
  id?: string;
  children: ReactNode;
}

export function FieldError({ id, children }: FieldErrorProps) {
  return (
    <p id={id} className="flex flex-wrap items-center gap-1.5 text-xs text-danger max-md:text-sm">
      <CircleX aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
