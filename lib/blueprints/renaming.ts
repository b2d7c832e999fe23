/** What a blueprint of this identifier is to be called; the same when it stays. */
export type Renaming = (identifier: string) => string;

/** The whole with another part; the same object when that is the part it has. */
export function withPart<T extends object>(whole: T, key: string, part: unknown): T {
  return (whole as Record<string, unknown>)[key] === part ? whole : { ...whole, [key]: part };
}
