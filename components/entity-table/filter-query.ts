import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { isComplete } from './filter-operators.ts';
import { type Combinator, type FilterPart, type FilterRule, isGroup, isRaw } from './filter-part.ts';

/** `{combinator, rules}` as the API takes it. */
export interface EntityQuery {
  combinator: Combinator;
  rules: unknown[];
}

/** The parts of a filter as one query, without what they leave open; undefined when they ask nothing. */
export function toQuery(
  match: Combinator,
  parts: readonly FilterPart[],
  columns: readonly CatalogColumn[],
): EntityQuery | undefined {
  const rules = parts.flatMap((part) => {
    if (isRaw(part)) return [part.raw];
    if (!isGroup(part)) return ruleQuery(part, columns);
    const inner = part.rules.flatMap((rule) => ruleQuery(rule, columns));
    return inner.length > 0 ? [{ combinator: part.combinator, rules: inner }] : [];
  });
  return rules.length > 0 ? { combinator: match, rules } : undefined;
}

/** Both, where both ask something. */
export function bothQueries(
  one: EntityQuery | undefined,
  other: EntityQuery | undefined,
): EntityQuery | undefined {
  if (!one || !other) return one ?? other;
  return { combinator: 'and', rules: [one, other] };
}

/** The query language asks relations apart from properties; rules that miss a part wait for it. */
function ruleQuery(rule: FilterRule, columns: readonly CatalogColumn[]): unknown[] {
  const column = columns.find(({ key }) => key === rule.property);
  if (!column || !isComplete(column, rule)) return [];
  const { property, ...rest } = rule;
  return [column.source === 'relation' ? { relation: property, ...rest } : { property, ...rest }];
}
