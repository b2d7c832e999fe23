import { childPointer } from '#lib/schema/json-pointer.ts';

interface DocumentChange {
  /** JSON Pointer of what changed */
  path: string;
  kind: 'added' | 'removed' | 'changed' | 'reordered';
  before?: unknown;
  after?: unknown;
}

/**
 * What changed from one version of a document to the next, smallest places first come in writing order.
 * Lists count as one value; an object whose keys only moved is `reordered`.
 */
export function diffDocuments(before: unknown, after: unknown, at = ''): DocumentChange[] {
  if (!isObject(before) || !isObject(after)) {
    return isSame(before, after) ? [] : [{ path: at, kind: 'changed', before, after }];
  }
  const changes: DocumentChange[] = [];
  for (const [name, value] of Object.entries(before)) {
    const path = childPointer(at, name);
    if (Object.hasOwn(after, name)) changes.push(...diffDocuments(value, after[name], path));
    else changes.push({ path, kind: 'removed', before: value });
  }
  for (const [name, value] of Object.entries(after)) {
    if (!Object.hasOwn(before, name))
      changes.push({ path: childPointer(at, name), kind: 'added', after: value });
  }
  if (changes.length === 0 && !isSameOrder(before, after)) changes.push({ path: at, kind: 'reordered' });
  return changes;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function isSameOrder(left: object, right: object): boolean {
  return Object.keys(left).join('\0') === Object.keys(right).join('\0');
}
