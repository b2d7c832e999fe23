import { createHash } from 'node:crypto';
import { AppError } from '#lib/errors.ts';
import { isStorable } from '#lib/query/storable.ts';
import type { KeyType, SortKey } from './entity-search-sort.ts';

/** Where a page ended: the sort values of its last entity, null for none. */
export type Position = readonly (string | null)[];

interface Cursor {
  /** of the list the cursor belongs to */
  list: string;
  at: Position;
}

/** A cursor belongs to one list: the same blueprints in the same order. */
export function fingerprint(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 12);
}

export function encodeCursor(list: string, at: Position): string {
  const cursor: Cursor = { list, at };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws `invalid_input` for what this list has not handed out: forged, cut, or taken from another list. */
export function decodeCursor(text: string, list: string, keys: readonly SortKey[]): Position {
  const cursor = readJson(text);
  const isOurs =
    cursor?.list === list &&
    Array.isArray(cursor.at) &&
    cursor.at.length === keys.length &&
    keys.every((key, index) => isKeyValue(key, cursor.at[index]));
  if (isOurs) return cursor.at;
  const message = 'This is not a cursor of this list; start again from its first page.';
  throw new AppError('invalid_input', message, {
    details: [{ path: '/from', code: 'invalid_cursor', message }],
  });
}

function readJson(text: string): Cursor | undefined {
  if (text.length > 8_000) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return typeof value === 'object' && value !== null ? (value as Cursor) : undefined;
  } catch {
    return undefined;
  }
}

const PATTERNS: Readonly<Record<KeyType, RegExp>> = {
  text: /^/,
  number: /^-?\d{1,400}(\.\d{1,400})?$/,
  boolean: /^(true|false)$/,
  date: /^-?\d{1,17}$/,
  time: /^-?\d{1,17}$/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

function isKeyValue(key: SortKey, value: unknown): boolean {
  if (value === null) return key.nullable;
  return typeof value === 'string' && isStorable(value) && PATTERNS[key.type].test(value);
}
