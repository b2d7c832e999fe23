import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';

export interface FieldErrorProps {
  id?: string;
  children: ReactNode;
  /** A one-click way out: "Set 14 days". */
  fix?: { label: string; onClick: () => void };
}

export function FieldError({ id, children, fix }: FieldErrorProps) {
  return (
    <p id={id} className="flex flex-wrap items-center gap-1.5 text-xs text-danger max-md:text-sm">
      <CircleX aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
      <span className="min-w-0">{children}</span>
      {fix ? (
        <button
          type="button"
          onClick={fix.onClick}
          className="min-h-6 rounded-1 font-medium text-accent underline decoration-current/40 underline-offset-2"
        >
          {fix.label}
        </button>
      ) : null}
    </p>
  );
}
