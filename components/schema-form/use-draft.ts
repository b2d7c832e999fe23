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
  setValue: (value: FormValue) => void;
  /** A draft was found and taken up. */
  restored: boolean;
  savedAt: Date | undefined;
  idempotencyKey: string;
  /** Call when a request with this key leaves. */
  markSent: () => void;
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
  const update = useCallback((next: Draft) => {
    latest.current = next;
    changed.current = true;
    setDraft(next);
  }, []);

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

  const setValue = useCallback(
    (value: FormValue) => {
      const before = latest.current;
      const renew = before.sent && JSON.stringify(value) !== JSON.stringify(before.value);
      update({ ...before, value, ...(renew ? { idempotencyKey: newIdempotencyKey(), sent: false } : {}) });
    },
    [update],
  );
  const markSent = useCallback(() => {
    update({ ...latest.current, sent: true });
    save();
  }, [update, save]);
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
    idempotencyKey: draft.idempotencyKey,
    markSent,
    clear,
    startOver,
  };
}

function freshDraft(value: FormValue, idempotencyKey: string): Draft {
  return { value, idempotencyKey, sent: false, savedAt: '' };
}
