import type { FormValue } from './form-schema.ts';

export interface Draft {
  value: FormValue;
  /** One key for one request, however often it is sent: double click, reload, replay. */
  idempotencyKey: string;
  /** what was sent with this key, as text; once kept, without secrets */
  sent?: string;
  savedAt: string;
  /** of the form it was written in */
  version?: number | undefined;
  /** what the form began with then */
  base?: FormValue | undefined;
}

const PREFIX = 'quayside:draft:';
const KEEP_MS = 30 * 24 * 3_600_000;

export function draftKey(userId: string, formId: string): string {
  return `${PREFIX}${userId}:${formId}`;
}

/** `secrets`: inputs that are never kept; a draft of before they were secret loses them here. */
export function readDraft(storage: Storage, key: string, secrets: readonly string[] = []): Draft | undefined {
  try {
    const draft = JSON.parse(storage.getItem(key) ?? 'null') as Draft | null;
    if (!draft || typeof draft.value !== 'object' || typeof draft.idempotencyKey !== 'string')
      return undefined;
    return hideSecrets(draft, secrets);
  } catch {
    return undefined;
  }
}

/** A full or forbidden storage costs the draft, never the form. */
export function writeDraft(
  storage: Storage,
  key: string,
  draft: Draft,
  secrets: readonly string[] = [],
): boolean {
  try {
    storage.setItem(key, JSON.stringify(hideSecrets(draft, secrets)));
    return true;
  } catch {
    return false;
  }
}

/** Nothing of the inputs named stays: not in the form, not in what it began with, not in what was sent. */
function hideSecrets(draft: Draft, names: readonly string[]): Draft {
  if (names.length === 0) return draft;
  return {
    ...draft,
    value: without(draft.value, names),
    ...(draft.base ? { base: without(draft.base, names) } : {}),
    ...(draft.sent ? { sent: textWithout(JSON.parse(draft.sent), names) } : {}),
  };
}

/** What a form sends; the rest of it says what about. */
export interface FormRequest {
  properties?: FormValue;
  [about: string]: unknown;
}

/** A request as text, without those of its inputs that have one of the names. */
export function textWithout(request: FormRequest, names: readonly string[]): string {
  return JSON.stringify({ ...request, properties: without(request.properties ?? {}, names) });
}

function without(value: FormValue, names: readonly string[]): FormValue {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

export function removeDraft(storage: Storage, key: string): void {
  try {
    storage.removeItem(key);
  } catch {
    // a forbidden storage holds no draft either
  }
}

/** Drafts nobody came back to within 30 days. */
export function dropOldDrafts(storage: Storage, now: Date): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) {
    if (!key?.startsWith(PREFIX)) continue;
    const savedAt = Date.parse(readDraft(storage, key)?.savedAt ?? '');
    if (Number.isNaN(savedAt) || now.getTime() - savedAt > KEEP_MS) removeDraft(storage, key);
  }
}

/** A UUID also where the page is not a secure context and `randomUUID` is missing. */
export function newIdempotencyKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
