'use client';

import { useEffect, useMemo, useState } from 'react';
import { lengthFault } from '#components/json-editor/longest-text.ts';
import { rebase } from '#components/schema-form/rebase.ts';
import { addStep, NO_STEPS, takeStep } from './undo-steps.ts';

export interface DocumentText<T> {
  text: string;
  /** undefined while the text is not a JSON object, or is too long to be one */
  document: T | undefined;
  isChanged: boolean;
  /** why the text is not even read */
  tooLong: string | undefined;
  /** the version this was written on, when another one is saved meanwhile */
  staleVersion: number | undefined;
  setText: (text: string) => void;
  setDocument: (document: T) => void;
  /** takes the last change back; undefined when there is none */
  undo: (() => void) | undefined;
  /** back to what the server has */
  reset: () => void;
  /** does to what is saved now what was done to the version this was written on */
  rebase: () => void;
  /** drops the kept draft, after saving */
  forget: () => void;
}

interface Draft {
  name: string;
  version: number;
  /** what the server had */
  base: string;
  text: string;
}

const PREFIX = 'quayside.document.';

/**
 * One JSON document edited as text and as form. Unsaved text survives a reload under `name`, and that somebody else
 * saves the document meanwhile.
 */
export function useDocumentText<T>(name: string, initial: T, version = 0): DocumentText<T> {
  const original = useMemo(() => format(initial), [initial]);
  const fresh: Draft = { name, version, base: original, text: original };
  const [kept, setKept] = useState(fresh);
  const [steps, setSteps] = useState(NO_STEPS);
  const isOutdated = kept.name !== name || (kept.version !== version && kept.text === kept.base);
  const draft = isOutdated ? fresh : kept;
  if (isOutdated) {
    setKept(fresh);
    setSteps(NO_STEPS);
  }
  useEffect(() => {
    const found = readDraft(name);
    if (found) setKept(found);
  }, [name]);
  const document = useMemo(() => parse<T>(draft.text), [draft.text]);
  function keep(next: Draft) {
    setKept(next);
    writeDraft(next);
  }
  function change(next: Draft) {
    // What stood there on another version would undo what somebody else saved.
    if (next.version !== draft.version) setSteps(NO_STEPS);
    else if (!lengthFault(draft.text)) setSteps(addStep(steps, draft.text, next.text, Date.now()));
    keep(next);
  }
  const last = takeStep(steps);
  return {
    text: draft.text,
    document,
    isChanged: draft.text !== draft.base,
    tooLong: lengthFault(draft.text),
    staleVersion: draft.version === version ? undefined : draft.version,
    setText: (text) => change({ ...draft, text }),
    setDocument: (next) => change({ ...draft, text: format(next) }),
    undo:
      last &&
      (() => {
        setSteps(last.steps);
        keep({ ...draft, text: last.text });
      }),
    reset: () => change(fresh),
    rebase() {
      if (document) change({ ...fresh, text: format(rebase(JSON.parse(draft.base), document, initial)) });
    },
    forget() {
      setKept({ ...draft, base: draft.text });
      setSteps(NO_STEPS);
      localStorage.removeItem(PREFIX + name);
    },
  };
}

function readDraft(name: string): Draft | undefined {
  const found = localStorage.getItem(PREFIX + name);
  return found === null ? undefined : { ...(JSON.parse(found) as Omit<Draft, 'name'>), name };
}

/** A text that the browser has no room for is only not kept. */
function writeDraft({ name, version, base, text }: Draft): void {
  localStorage.removeItem(PREFIX + name);
  if (text === base) return;
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify({ version, base, text }));
  } catch {}
}

function format(document: unknown): string {
  return JSON.stringify(document, null, 2);
}

function parse<T>(text: string): T | undefined {
  if (lengthFault(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}
