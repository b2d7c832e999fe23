'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type Draft,
  draftKey,
  dropOldDrafts,
  newIdempotencyKey,
  readDraft,
  removeDraft,
  writeDraft,
} from './draft-store.ts';
import type { FormValue } from './form-schema.ts';

export interface UseDraft {
  /** False until the browser's storage was read; show the form's skeleton until then. */
  ready: boolean;
  value: FormValue;
  /** Keeps the value; one that was not typed, such as a default, is no draft yet. */
  setValue: (value: FormValue, isTyped?: boolean) => void;
  /** A draft was found and taken up. */
  restored: boolean;
  savedAt: Date | undefined;
  /** Call when a request leaves: the key it had before when it is the same one, else a new one. */
  keyFor: (request: unknown) => string;
  /** Call when it succeeded: the next request of this form is another one. */
  clear: () => void;
  /** Throws the draft away and starts from the initial value. */
  startOver: () => void;
}

const SAVE_MS = 300;

/** What was typed survives reload, sign-out and a closed tab; kept per person and form in this browser. */
export function useDraft(userId: string, formId: string, initial: FormValue): UseDraft {
  const key = draftKey(userId, formId);
  const [ready, setReady] = useState(false);
  const [restored, setRestored] = useState(false);
  const [draft, setDraft] = useState<Draft>(() => freshDraft(initial, ''));
  const [savedAt, setSavedAt] = useState<Date>();
  const latest = useRef(draft);
  const changed = useRef(false);
  const first = useRef(initial);

  useEffect(() => {
    dropOldDrafts(localStorage, new Date());
    const found = readDraft(localStorage, key);
    const next = found ?? freshDraft(first.current, newIdempotencyKey());
    latest.current = next;
    setDraft(next);
    setRestored(found !== undefined);
    setSavedAt(found ? new Date(found.savedAt) : undefined);
    setReady(true);
  }, [key]);

  const save = useCallback(() => {
    if (!changed.current) return;
    changed.current = false;
    const now = new Date();
    if (writeDraft(localStorage, key, { ...latest.current, savedAt: now.toISOString() })) setSavedAt(now);
  }, [key]);

  useEffect(() => {
    if (!ready || !changed.current || !draft.idempotencyKey) return;
    const timer = setTimeout(save, SAVE_MS);
    return () => clearTimeout(timer);
  }, [draft, ready, save]);
  useEffect(() => {
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [save]);

  const setValue = useCallback((value: FormValue, isTyped = true) => {
    latest.current = { ...latest.current, value };
    changed.current ||= isTyped;
    setDraft(latest.current);
  }, []);
  const keyFor = useCallback(
    (request: unknown) => {
      const sent = JSON.stringify(request);
      const before = latest.current;
      const isOther = before.sent !== undefined && before.sent !== sent;
      const idempotencyKey = isOther ? newIdempotencyKey() : before.idempotencyKey;
      latest.current = { ...before, idempotencyKey, sent };
      changed.current = true;
      setDraft(latest.current);
      save();
      return idempotencyKey;
    },
    [save],
  );
  const clear = useCallback(() => {
    removeDraft(localStorage, key);
    changed.current = false;
    setSavedAt(undefined);
    setRestored(false);
    latest.current = freshDraft(latest.current.value, newIdempotencyKey());
    setDraft(latest.current);
  }, [key]);
  const startOver = useCallback(() => {
    clear();
    latest.current = freshDraft(first.current, newIdempotencyKey());
    setDraft(latest.current);
  }, [clear]);

  return {
    ready,
    value: draft.value,
    setValue,
    restored,
    savedAt,
    keyFor,
    clear,
    startOver,
  };
}

function freshDraft(value: FormValue, idempotencyKey: string): Draft {
  return { value, idempotencyKey, savedAt: '' };
}
