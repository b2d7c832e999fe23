/** A map whose order people see, such as the properties of a blueprint, edited as a list. */
export type NamedList<T> = [name: string, value: T][];

export function toList<T>(map: Record<string, T> | undefined | null): NamedList<T> {
  return Object.entries(map ?? {});
}

/**
 * JavaScript puts names that look like whole numbers first, whatever order they were given in; everything else keeps
 * its place.
 */
export function toMap<T>(list: NamedList<T>): Record<string, T> {
  return Object.fromEntries(list);
}

export function setAt<T>(list: NamedList<T>, index: number, value: T): NamedList<T> {
  return list.map((entry, at) => (at === index ? [entry[0], value] : entry));
}

export function renameAt<T>(list: NamedList<T>, index: number, name: string): NamedList<T> {
  return list.map((entry, at) => (at === index ? [name, entry[1]] : entry));
}

export function removeAt<T>(list: NamedList<T>, index: number): NamedList<T> {
  return list.toSpliced(index, 1);
}

/** The entry one place up (-1) or down (1); at either end nothing happens. */
export function moveAt<T>(list: NamedList<T>, index: number, step: -1 | 1): NamedList<T> {
  const to = index + step;
  const entry = list[index];
  if (!entry || to < 0 || to >= list.length) return list;
  return list.toSpliced(index, 1).toSpliced(to, 0, entry);
}

/** `property`, `property_2`, `property_3`, …: the first that is free. */
export function freeName(list: NamedList<unknown>, base: string): string {
  const taken = new Set(list.map(([name]) => name));
  if (!taken.has(base)) return base;
  for (let count = 2; ; count++) if (!taken.has(`${base}_${count}`)) return `${base}_${count}`;
}

/** Why `name` cannot stand at `index`; undefined when it can. */
export function nameFault(list: NamedList<unknown>, index: number, name: string): string | undefined {
  if (name.trim() === '') return 'A name is needed.';
  if (!/^[A-Za-z0-9@_.:\\/=$-]+$/.test(name)) return 'Letters, digits and @ _ . : / = - only.';
  return list.some(([other], at) => at !== index && other === name) ? 'This name is taken.' : undefined;
}
