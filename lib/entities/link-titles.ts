/** By blueprint and identifier: titles of what relations lead to, where they say more than the identifier. */
export type LinkTitles = Record<string, Record<string, string>>;

interface Link {
  blueprint: string;
  identifier: string;
  title: string | null;
}

/** Gathers the titles of several entities' links, each by relation. */
export function linkTitles(links: readonly Readonly<Record<string, readonly Link[]>>[]): LinkTitles {
  // Maps until the end: people choose these names, and `__proto__` is one of them.
  const titles = new Map<string, Map<string, string>>();
  for (const { blueprint, identifier, title } of links.flatMap((one) => Object.values(one).flat())) {
    if (!title || title === identifier) continue;
    const known = titles.get(blueprint) ?? new Map<string, string>();
    titles.set(blueprint, known.set(identifier, title));
  }
  return Object.fromEntries([...titles].map(([blueprint, known]) => [blueprint, Object.fromEntries(known)]));
}
