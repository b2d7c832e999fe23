'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { clampWidth } from './column-layout.ts';

/** Widths in pixels by column, of those that somebody changed. */
export type Widths = Readonly<Record<string, number>>;

export interface WidthsControl {
  widths: Widths;
  /** undefined: back to those of the saved view, or to the usual ones */
  setWidths: (widths: Widths | undefined) => void;
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Widths are too long for a URL: each person's browser keeps them, for each table and each of its saved views. */
export function useWidths(table: string, saved: Widths): WidthsControl {
  const key = `quayside:widths:${table}`;
  const kept = useSyncExternalStore(
    subscribe,
    () => readKept(key),
    () => null,
  );
  const widths = useMemo(() => (kept === null ? saved : readWidths(kept)), [kept, saved]);
  const setWidths = useCallback(
    (next: Widths | undefined) => {
      keep(key, next ? writeWidths(next) : undefined);
      for (const listener of listeners) listener();
    },
    [key],
  );
  return { widths, setWidths };
}

/** `name:180,owner:96`; what cannot be read is left out. */
export function readWidths(text: string): Widths {
  return Object.fromEntries(
    text.split(',').flatMap((part) => {
      const [, name, width] = /^(.+):(\d{1,4})$/.exec(part) ?? [];
      return name && width ? [[safeDecode(name), clampWidth(Number(width))]] : [];
    }),
  );
}

export function writeWidths(widths: Widths): string {
  return Object.entries(widths)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, width]) => `${name.replaceAll(/[%,]/g, encodeURIComponent)}:${clampWidth(width)}`)
    .join(',');
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A browser may refuse to keep anything; then the widths last as long as the page. */
function readKept(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string | undefined): void {
  try {
    if (value === undefined) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, value);
  } catch {
    // Nothing to tell: the table works, only the next visit begins with the usual widths.
  }
}
