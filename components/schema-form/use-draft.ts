'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import {
  type Draft,
  draftKey,
  dropOldDrafts,
  type FormRequest,
  newIdempotencyKey,
  readDraft,
  removeDraft,
  textWithout,
  writeDraft,
} from './draft-store.ts';
import type { FittedDraft } from './fit-draft.ts';
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
  keyFor: (request: FormRequest) => string;
  /** Call when it succeeded: the next request of this form is another one. */
  clear: () => void;
  /** Throws the draft away and starts from the initial value. */
  startOver: () => void;
  /** The draft is of an older version of the form: what of it no longer fits, by label. */
  outdated: string[] | undefined;
  /** Another tab wrote or ended the same draft after this one was read. */
  elsewhere: Elsewhere | undefined;
}

export interface Elsewhere {
  kind: 'changed' | 'gone';
  /** shows the other tab's draft in place of this one */
  takeOver: () => void;
  /** goes on with this one; its next change replaces the other */
  keepMine: () => void;
}

export interface DraftOptions {
  /** of the form; a draft of another version is fitted in */
  version?: number | undefined;
  /** `base`: what the form began with when the draft was written. */
  refit?: ((value: FormValue, base: FormValue) => FittedDraft) | undefined;
  /** names of inputs that are never kept in the browser: after a reload they are empty */
  secrets?: readonly string[] | undefined;
}

const SAVE_MS = 300;

/** What was typed survives reload, sign-out and a closed tab; kept per person and form in this browser. */
export function useDraft(
  userId: string,
  formId: string,
  initial: FormValue,
  options: DraftOptions = {},
): UseDraft {
  const key = draftKey(userId, formId);
  const [ready, setReady] = useState(false);
  const [restored, setRestored] = useState(false);
  const [draft, setDraft] = useState<Draft>(() => freshDraft(initial, ''));
  const [savedAt, setSavedAt] = useState<Date>();
  const latest = useRef(draft);
  const changed = useRef(false);
  const isDraft = useRef(false);
  const first = useRef(initial);
  const form = useRef(options);
  const [outdated, setOutdated] = useState<string[]>();

  const read = useCallback(() => {
    const { secrets } = form.current;
    const found = readDraft(localStorage, key, secrets);
    if (found && secrets?.length) writeDraft(localStorage, key, found);
    const { draft: fitted, left } = fitIn(found, form.current);
    const next = fitted ?? freshDraft(first.current, newIdempotencyKey());
    latest.current = next;
    changed.current = false;
    isDraft.current = found !== undefined;
    setDraft(next);
    setRestored(found !== undefined);
    setOutdated(left);
    setSavedAt(found ? new Date(found.savedAt) : undefined);
  }, [key]);
  useEffect(() => {
    dropOldDrafts(localStorage, new Date());
    read();
    setReady(true);
  }, [read]);
  const [elsewhere, settle] = useOtherTabs(key, read, isDraft);

  const given = useRef({ initial, options });
  given.current = { initial, options };
  // What the form is about became another version while it is open: the draft goes over to it where it stands.
  useLayoutEffect(() => {
    if (form.current.version === options.version) return;
    const mine = isDraft.current
      ? stamped(latest.current, new Date(), form.current, first.current)
      : undefined;
    first.current = given.current.initial;
    form.current = given.current.options;
    const { draft: fitted, left } = fitIn(mine, form.current);
    latest.current = fitted ?? freshDraft(first.current, newIdempotencyKey());
    setDraft(latest.current);
    setOutdated(left);
  }, [options.version]);

  const save = useCallback(() => {
    if (!changed.current) return;
    changed.current = false;
    const now = new Date();
    const kept = stamped(latest.current, now, form.current, first.current);
    if (writeDraft(localStorage, key, kept, form.current.secrets)) setSavedAt(now);
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
    isDraft.current ||= isTyped;
    setDraft(latest.current);
  }, []);
  const keyFor = useCallback(
    (request: FormRequest) => {
      const sent = JSON.stringify(request);
      // All that is left of it after a reload. Whether the secrets are the same too, the server can tell.
      const withoutSecrets = textWithout(request, form.current.secrets ?? []);
      const before = latest.current;
      const isOther = before.sent !== undefined && ![sent, withoutSecrets].includes(before.sent);
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
    isDraft.current = false;
    setSavedAt(undefined);
    setRestored(false);
    setOutdated(undefined);
    settle();
    latest.current = freshDraft(latest.current.value, newIdempotencyKey());
    setDraft(latest.current);
  }, [key, settle]);
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
    outdated,
    elsewhere,
  };
}

/** Storage tells every other tab of a write, never the one that wrote. Where nobody typed, nothing is lost with a draft. */
function useOtherTabs(
  key: string,
  read: () => void,
  isDraft: RefObject<boolean>,
): [Elsewhere | undefined, () => void] {
  const [kind, setKind] = useState<Elsewhere['kind']>();
  const settle = useCallback(() => setKind(undefined), []);
  useEffect(() => {
    function hear(event: StorageEvent) {
      if (event.key !== key) return;
      if (event.newValue !== null) setKind('changed');
      else setKind(isDraft.current ? 'gone' : undefined);
    }
    window.addEventListener('storage', hear);
    return () => window.removeEventListener('storage', hear);
  }, [key, isDraft]);
  const takeOver = useCallback(() => {
    read();
    settle();
  }, [read, settle]);
  return [kind && { kind, takeOver, keepMine: settle }, settle];
}

function stamped(draft: Draft, now: Date, { version }: DraftOptions, base: FormValue): Draft {
  return { ...draft, savedAt: now.toISOString(), ...(version === undefined ? {} : { version, base }) };
}

/** What was sent with the key of an older version is another request now. */
function fitIn(
  found: Draft | undefined,
  { version, refit }: DraftOptions,
): { draft: Draft | undefined; left: string[] | undefined } {
  if (!found || !refit || found.version === undefined || found.version === version)
    return { draft: found, left: undefined };
  const { value, left } = refit(found.value, found.base ?? {});
  return { draft: { ...freshDraft(value, newIdempotencyKey()), savedAt: found.savedAt }, left };
}

function freshDraft(value: FormValue, idempotencyKey: string): Draft {
  return { value, idempotencyKey, savedAt: '' };
}
