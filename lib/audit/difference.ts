type Fields = Record<string, unknown>;

const SECRET = /secret|password|token|authorization|credential|private_?key|api_?key/i;
const REDACTED = '[redacted]';
const LONGEST = 2_000;

export interface Difference {
  before: Fields;
  after: Fields;
}

/**
 * What changed between two plain objects, changed top-level fields only; `properties` and `relations` are
 * compared one level down. `null` when nothing did. Values of fields named like secrets never come out.
 */
export function differenceOf(before: Fields | undefined, after: Fields | undefined): Difference | null {
  const result: Difference = { before: {}, after: {} };
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  for (const key of keys) {
    const old = before?.[key];
    const now = after?.[key];
    if (isSame(old, now)) continue;
    if (isNested(key) && isFields(old) && isFields(now)) {
      const inner = differenceOf(old, now);
      if (!inner) continue;
      result.before[key] = inner.before;
      result.after[key] = inner.after;
      continue;
    }
    if (old !== undefined) result.before[key] = shown(key, old);
    if (now !== undefined) result.after[key] = shown(key, now);
  }
  const empty = Object.keys(result.before).length === 0 && Object.keys(result.after).length === 0;
  return empty ? null : result;
}

function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (left instanceof Date || right instanceof Date)
    return left instanceof Date && right instanceof Date && left.getTime() === right.getTime();
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => isSame(item, right[index]));
  if (!isFields(left) || !isFields(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]))
  );
}

function isNested(key: string): boolean {
  return key === 'properties' || key === 'relations' || key === 'permissions' || key === 'document';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function shown(key: string, value: unknown): unknown {
  if (SECRET.test(key) && (typeof value === 'string' || typeof value === 'number')) return REDACTED;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string')
    return value.length > LONGEST ? `${value.slice(0, LONGEST)}… (${value.length} characters)` : value;
  if (Array.isArray(value)) return value.map((item) => shown(key, item));
  if (isFields(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shown(name, inner)]));
  return value;
}
