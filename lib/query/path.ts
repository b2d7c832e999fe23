import { refuseExpensive } from './refusal.ts';

const MAX_HOPS = 4;

/** The names a query can use on the entities it is about. */
export interface QueryModel {
  properties: { has(name: string): boolean };
  relations: { has(name: string): boolean };
  /** declared text, number or boolean: a list in it is a leftover that equality and `contains` do not look into */
  isScalar(property: string): boolean;
}

interface PropertyPath {
  /** relations to follow */
  hops: readonly string[];
  property: string;
}

/**
 * `relation.relation.property` when the first part is a relation and the whole is no declared property; anything
 * else is the name of one property, dots included.
 */
export function resolvePath(name: string, model: QueryModel): PropertyPath {
  if (!name.includes('.') || model.properties.has(name)) return { hops: [], property: name };
  const parts = name.split('.');
  if (!model.relations.has(parts[0] ?? '')) return { hops: [], property: name };
  const property = parts.pop() ?? '';
  return { hops: limited(parts, name), property };
}

/** A rule on a relation may follow several: `relation.relation`. */
export function resolveRelation(name: string, model: QueryModel): readonly string[] {
  return model.relations.has(name) ? [name] : limited(name.split('.'), name);
}

function limited(hops: string[], name: string): string[] {
  if (hops.length > MAX_HOPS) throw refuseExpensive('', `"${name}" follows more than ${MAX_HOPS} relations.`);
  return hops;
}
