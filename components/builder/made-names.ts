import { slugOf } from '#lib/schema/slug-of.ts';
import { type NamedList, nameFault } from './named-list.ts';

interface Titled {
  identifier?: unknown;
  title?: unknown;
}

/** The identifier of a new document follows its title, as long as nobody has typed another. */
export function followTitle<T extends Titled>(before: Titled, after: T): T {
  const made = (document: Titled) => slugOf(String(document.title ?? ''), '_');
  const follows = before.identifier === after.identifier && (before.identifier ?? '') === made(before);
  return follows ? { ...after, identifier: made(after) } : after;
}

/** The name for an entry that was only numbered so far, out of its title; undefined when it has to keep what it has. */
export function nameFromTitle(list: NamedList<{ title?: unknown }>, index: number): string | undefined {
  const [name, { title }] = list[index] ?? ['', {}];
  const made = slugOf(String(title ?? ''), '_');
  const isNumbered = /^(property|input)(_\d+)?$/.test(name);
  return isNumbered && nameFault(list, index, made) === undefined ? made : undefined;
}
