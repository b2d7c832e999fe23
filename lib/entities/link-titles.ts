/** By blueprint and identifier: titles of what relations lead to, where they say more than the identifier. */
export type LinkTitles = Record<string, Record<string, string>>;

interface Link {
  blueprint: string;
  identifier: string;
  title: string | null;
}

/** Gathers the titles of several entities' links, each by relation. */
export function linkTitles(links: readonly Readonly<Record<string, readonly Link[]>>[]): LinkTitles {
  const titles: LinkTitles = {};
  for (const { blueprint, identifier, title } of links.flatMap((one) => Object.values(one).flat())) {
    if (!title || title === identifier) continue;
    titles[blueprint] ??= {};
    titles[blueprint][identifier] = title;
  }
  return titles;
}
