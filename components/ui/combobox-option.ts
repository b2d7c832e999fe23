import type { ReactNode } from 'react';

export interface ComboOption {
  value: string;
  label: string;
  /** Muted second text: an identifier, an e-mail. */
  hint?: string;
  icon?: ReactNode;
  disabled?: boolean;
}

export type LoadOptions = (text: string, signal: AbortSignal) => Promise<ComboOption[]>;

/** Options whose label, value or hint contains the text; those that start with it come first. */
export function matchOptions(options: readonly ComboOption[], text: string, limit = 200): ComboOption[] {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return options.slice(0, limit);
  const starts: ComboOption[] = [];
  const contains: ComboOption[] = [];
  for (const option of options) {
    if (option.label.toLowerCase().startsWith(wanted)) starts.push(option);
    else if (`${option.label} ${option.value} ${option.hint ?? ''}`.toLowerCase().includes(wanted)) {
      contains.push(option);
    }
  }
  return [...starts, ...contains].slice(0, limit);
}
