import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { FieldError } from './field-error.tsx';
import { FoldedText } from './folded-text.tsx';

export interface FieldProps {
  /** The id of the control; `describedBy(id, …)` gives the matching `aria-describedby`. */
  id: string;
  label: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  optional?: boolean;
  children: ReactNode;
  className?: string;
}

/** Label above, control, then the error or the help. Optional is said, required is not. */
export function Field({ id, label, help, error, optional, children, className }: FieldProps) {
  return (
    <div className={cx('flex min-w-0 flex-col gap-1.25', className)}>
      <div className="flex items-baseline gap-1.5">
        <label htmlFor={id} id={`${id}-label`} className="font-medium wrap-anywhere">
          {label}
        </label>
        {optional ? <span className="text-xs text-ink-3">optional</span> : null}
      </div>
      {children}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {help ? (
        <div
          id={typeof help === 'string' ? undefined : `${id}-help`}
          className="text-xs text-ink-3 wrap-anywhere max-md:text-sm"
        >
          {typeof help === 'string' ? <FoldedText id={`${id}-help`}>{help}</FoldedText> : help}
        </div>
      ) : null}
    </div>
  );
}

export function describedBy(id: string, parts: { help?: unknown; error?: unknown }): string | undefined {
  return cx(Boolean(parts.error) && `${id}-error`, Boolean(parts.help) && `${id}-help`) || undefined;
}
