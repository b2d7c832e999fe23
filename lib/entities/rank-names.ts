import { compareCodePoints, foldCase } from '#lib/query/text-order.ts';

interface Named {
  identifier: string;
  title: string | null;
}

/**
 * What somebody who types `text` most likely means comes first: what is called so, what begins so, what has a word
 * that begins so, anything else; among equals the shorter name.
 */
export function rankNames<T extends Named>(found: readonly T[], text: string): T[] {
  const wanted = foldCase(text.trim());
  const ranked = found.map((one) => ({
    one,
    rank: Math.min(rankOf(one.identifier, wanted), rankOf(one.title ?? '', wanted)),
    name: one.title || one.identifier,
  }));
  ranked.sort(
    (a, b) => a.rank - b.rank || a.name.length - b.name.length || compareCodePoints(a.name, b.name),
  );
  return ranked.map(({ one }) => one);
}

function rankOf(name: string, wanted: string): number {
  const folded = foldCase(name);
  if (folded === wanted) return 0;
  if (folded.startsWith(wanted)) return 1;
  const at = folded.indexOf(wanted);
  const isWord = at > 0 && folded.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted));
  return isWord ? 2 : 3;
}
