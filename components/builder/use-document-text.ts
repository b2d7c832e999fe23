'use client';

import { useEffect, useState } from 'react';

export interface DocumentText<T> {
  text: string;
  /** undefined while the text is not a JSON object */
  document: T | undefined;
  isChanged: boolean;
  setText: (text: string) => void;
  setDocument: (document: T) => void;
  /** back to what the server has */
  reset: () => void;
  /** drops the kept draft, after saving */
  forget: () => void;
}

const PREFIX = 'quayside.document.';

/** One JSON document edited as text and as form; unsaved text survives a reload under `key`. */
export function useDocumentText<T>(key: string, initial: T): DocumentText<T> {
  const original = format(initial);
  const [text, setText] = useState(original);
  useEffect(() => {
    const kept = sessionStorage.getItem(PREFIX + key);
    if (kept !== null) setText(kept);
  }, [key]);
  function change(next: string) {
    setText(next);
    if (next === original) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, next);
  }
  return {
    text,
    document: parse<T>(text),
    isChanged: text !== original,
    setText: change,
    setDocument: (document) => change(format(document)),
    reset: () => change(original),
    forget: () => sessionStorage.removeItem(PREFIX + key),
  };
}

function format(document: unknown): string {
  return JSON.stringify(document, null, 2);
}

function parse<T>(text: string): T | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}
