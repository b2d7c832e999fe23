/** `#/a~1b/0` or `/a~1b/0` as `['a/b', '0']`. */
export function pointerPath(pointer: string): string[] {
  const text = pointer.startsWith('#') ? decode(pointer.slice(1)) : pointer;
  if (text === '' || text === '/') return [];
  return text
    .replace(/^\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The same path with list positions as numbers, as far as `value` shows lists. */
export function typedPath(path: readonly string[], value: unknown): (string | number)[] {
  let at = value;
  return path.map((part) => {
    const isIndex = Array.isArray(at) && /^\d+$/.test(part);
    at = valueAt(at, part);
    return isIndex ? Number(part) : part;
  });
}

export function valueAt(value: unknown, part: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, part) ? (value as Record<string | number, unknown>)[part] : undefined;
}
