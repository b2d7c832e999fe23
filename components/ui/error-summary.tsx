'use client';

import { CircleX } from 'lucide-react';
import { countOf } from './format-number.ts';

export interface SummaryError {
  /** The id of the field it belongs to; without one the error is of the whole form. */
  fieldId?: string | undefined;
  label?: string | undefined;
  message: string;
}

export interface ErrorSummaryProps {
  errors: SummaryError[];
  /** Brings a field that is not on the page into view; the usual way is to focus it. */
  onFollow?: ((fieldId: string) => void) | undefined;
}

/** Names every error and leads to its field. Announced when it appears. */
export function ErrorSummary({ errors, onFollow = focusField }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div role="alert">
      <p className="flex items-center gap-1.5 font-medium text-danger">
        <CircleX aria-hidden size={16} strokeWidth={1.75} />
        {countOf(errors.length, 'thing')} to fix
      </p>
      <ul className="mt-1 flex flex-col gap-0.5 pl-5.5">
        {errors.map((error) => (
          <li key={`${error.fieldId} ${error.message}`} className="wrap-anywhere">
            <SummaryLine error={error} onFollow={onFollow} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SummaryLine({ error, onFollow }: { error: SummaryError; onFollow: (fieldId: string) => void }) {
  const { fieldId, label, message } = error;
  const text = label ? `${label}: ${message}` : message;
  if (!fieldId) return <span>{text}</span>;
  return (
    <a
      href={`#${fieldId}`}
      className="inline-block min-h-6 rounded-1 text-danger underline underline-offset-2"
      onClick={(event) => {
        event.preventDefault();
        onFollow(fieldId);
      }}
    >
      {text}
    </a>
  );
}

/** The errors in the order their fields stand on the page; those without a field at the end. */
export function inPageOrder<T extends SummaryError>(errors: readonly T[]): T[] {
  const placed = errors.map((error) => ({
    error,
    field: error.fieldId ? document.getElementById(error.fieldId) : null,
  }));
  placed.sort((left, right) => {
    if (!left.field || !right.field) return Number(!left.field) - Number(!right.field);
    const position = left.field.compareDocumentPosition(right.field);
    return position & Node.DOCUMENT_POSITION_FOLLOWING
      ? -1
      : position & Node.DOCUMENT_POSITION_PRECEDING
        ? 1
        : 0;
  });
  return placed.map(({ error }) => error);
}

/** Brings a field into view and focuses the first thing in it that takes focus. */
export function focusField(fieldId: string): void {
  const element = document.getElementById(fieldId);
  if (!element) return;
  element.scrollIntoView({ block: 'center' });
  const target = element.matches(FOCUSABLE) ? element : element.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus({ preventScroll: true });
}

const FOCUSABLE =
  'input, select, textarea, button, [tabindex]:not([tabindex="-1"]), [contenteditable="true"]';
