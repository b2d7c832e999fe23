/**
 * Orders texts by Unicode code points, as PostgreSQL does under `collate "C"`. JavaScript's own `<` goes by
 * UTF-16 units and puts U+1F600 before U+FF5E.
 */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1;
  }
  return left.length - right.length;
}

/** Half of a code point above U+FFFF, hence above every other unit. */
function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Folds A to Z only, as `lower(… collate "C")` does: the same answer on every machine. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
