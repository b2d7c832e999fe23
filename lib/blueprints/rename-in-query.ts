import { type Renaming, withPart } from './renaming.ts';

/** A stored query with the blueprints its rules name called otherwise; the same value when all names stay. */
export function renameInQuery(query: unknown, renaming: Renaming): unknown {
  if (Array.isArray(query)) return sameList(query, (part) => renameInQuery(part, renaming));
  if (typeof query !== 'object' || query === null) return query;
  const { rules, blueprint, property, value } = query as Record<string, unknown>;
  const inside = rules === undefined ? query : withPart(query, 'rules', renameInQuery(rules, renaming));
  const about = typeof blueprint === 'string' ? withPart(inside, 'blueprint', renaming(blueprint)) : inside;
  return property === '$blueprint' ? withPart(about, 'value', renameValue(value, renaming)) : about;
}

function renameValue(value: unknown, renaming: Renaming): unknown {
  if (Array.isArray(value)) return sameList(value, (part) => renameValue(part, renaming));
  return typeof value === 'string' ? renaming(value) : value;
}

function sameList(list: readonly unknown[], change: (part: unknown) => unknown): readonly unknown[] {
  const changed = list.map(change);
  return changed.some((part, index) => part !== list[index]) ? changed : list;
}
