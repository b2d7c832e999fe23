import { beforeEach, describe, expect, it } from 'vitest';
import {
  draftKey,
  dropOldDrafts,
  newIdempotencyKey,
  readDraft,
  removeDraft,
  writeDraft,
} from './draft-store.ts';

class MemoryStorage implements Storage {
  private readonly kept = new Map<string, string>();
  full = false;
  get length() {
    return this.kept.size;
  }
  clear() {
    this.kept.clear();
  }
  getItem(key: string) {
    return this.kept.get(key) ?? null;
  }
  key(index: number) {
    return [...this.kept.keys()][index] ?? null;
  }
  removeItem(key: string) {
    this.kept.delete(key);
  }
  setItem(key: string, value: string) {
    if (this.full) throw new Error('QuotaExceededError');
    this.kept.set(key, value);
  }
}

const KEY = draftKey('u1', 'deploy');
const draft = (savedAt: string) => ({ value: { a: 1 }, idempotencyKey: 'k', savedAt });
let storage: MemoryStorage;
beforeEach(() => {
  storage = new MemoryStorage();
});

describe('drafts', () => {
  it('are kept per person and form', () => {
    writeDraft(storage, KEY, draft('2026-01-01T00:00:00Z'));
    expect(readDraft(storage, KEY)?.value).toEqual({ a: 1 });
    expect(readDraft(storage, draftKey('u2', 'deploy'))).toBeUndefined();
    removeDraft(storage, KEY);
    expect(readDraft(storage, KEY)).toBeUndefined();
  });

  it.each(['', '{', 'null', '[]', '{"value":{}}', '"text"'])('that read %j are none', (text) => {
    storage.setItem(KEY, text);
    expect(readDraft(storage, KEY)).toBeUndefined();
  });

  it('cost nothing but themselves when the storage is full', () => {
    storage.full = true;
    expect(writeDraft(storage, KEY, draft(''))).toBe(false);
  });

  it('that nobody came back to go, other keys stay', () => {
    const now = new Date('2026-03-01T00:00:00Z');
    writeDraft(storage, 'quayside:draft:u1:old', draft('2026-01-01T00:00:00Z'));
    writeDraft(storage, 'quayside:draft:u1:new', draft('2026-02-20T00:00:00Z'));
    storage.setItem('quayside:draft:u1:broken', '{');
    storage.setItem('somebody else', '{');
    dropOldDrafts(storage, now);
    expect([storage.key(0), storage.key(1), storage.key(2)]).toEqual([
      'quayside:draft:u1:new',
      'somebody else',
      null,
    ]);
  });
});

it('makes keys that do not repeat', () => {
  const keys = new Set(Array.from({ length: 1_000 }, newIdempotencyKey));
  expect(keys.size).toBe(1_000);
});
