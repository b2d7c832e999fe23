/** One condition of the filter bar, in the query language's own words. */
export interface FilterRule {
  property: string;
  operator: string;
  value?: unknown;
}

export type Combinator = 'and' | 'or';

/** Conditions that count as one: all of them, or any. */
export interface FilterGroup {
  combinator: Combinator;
  rules: FilterRule[];
}

/** Anything else the query language can say: shown, kept and removable, but without an editor of its own. */
export interface FilterRaw {
  raw: Readonly<Record<string, unknown>>;
}

export type FilterPart = FilterRule | FilterGroup | FilterRaw;

export function isGroup(part: FilterPart): part is FilterGroup {
  return 'rules' in part;
}

export function isRaw(part: FilterPart): part is FilterRaw {
  return 'raw' in part;
}

export function isRule(part: FilterPart): part is FilterRule {
  return !isGroup(part) && !isRaw(part);
}

/**
 * A part as it stands in a URL: `["owner","in",["net"]]` is a rule, `["or",[…],[…]]` a group of rules, and an object is
 * a rule or a query exactly as the API takes it. What is none of them is no part.
 */
export function readPart(text: string): FilterPart[] {
  try {
    return fromWritten(JSON.parse(text));
  } catch {
    return [];
  }
}

export function writePart(part: FilterPart): string {
  if (isRaw(part)) return JSON.stringify(part.raw);
  if (isGroup(part)) return JSON.stringify([part.combinator, ...part.rules.map(written)]);
  return JSON.stringify(written(part));
}

function written({ property, operator, value }: FilterRule): unknown[] {
  return value === undefined ? [property, operator] : [property, operator, value];
}

function fromWritten(value: unknown): FilterPart[] {
  if (Array.isArray(value)) return Array.isArray(value[1]) ? groupOf(value) : ruleOf(value);
  const isQuery =
    typeof value === 'object' && value !== null && ('operator' in value || 'combinator' in value);
  return isQuery ? [{ raw: value as Record<string, unknown> }] : [];
}

function groupOf([combinator, ...rules]: unknown[]): FilterPart[] {
  if (combinator !== 'and' && combinator !== 'or') return [];
  const readable = rules.flatMap(ruleOf);
  return readable.length > 0 ? [{ combinator, rules: readable }] : [];
}

function ruleOf(entry: unknown): FilterRule[] {
  const [property, operator, value] = Array.isArray(entry) ? entry : [];
  if (typeof property !== 'string' || typeof operator !== 'string') return [];
  return [value === undefined ? { property, operator } : { property, operator, value }];
}
