import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { type FilterPart, type FilterRule, isRule } from './filter-part.ts';
import { toQuery } from './filter-query.ts';
import type { ViewState } from './view-state.ts';

/** A value of a facet; null stands for having none. */
export type FacetValue = string | number | boolean | null;

type Filter = Pick<ViewState, 'match' | 'rules'>;

/** Columns whose values are few enough to be told apart: what facets and groups are made of. */
export function isFacetable({ type, key, values }: CatalogColumn): boolean {
  if (type === 'list') return key === '$team' || values !== undefined;
  return type === 'choice' || type === 'boolean' || type === 'link';
}

/** The rule that holds for entities with one of these values. */
export function valueRule(column: CatalogColumn, values: readonly FacetValue[]): FilterRule {
  const property = column.key;
  if (values.length === 1 && values[0] === null) return { property, operator: 'isEmpty' };
  if (column.type === 'boolean') return { property, operator: '=', value: values[0] };
  return { property, operator: column.type === 'list' ? 'containsAny' : 'in', value: [...values] };
}

/** What is ticked in the facet of a column: the values its rule names, where the facet could have written the rule. */
export function tickedValues({ match, rules }: Filter, column: CatalogColumn): FacetValue[] {
  const rule = match === 'and' ? rules.find((part) => isFacetRule(part, column)) : undefined;
  if (!rule || !isRule(rule)) return [];
  if (rule.operator === 'isEmpty') return [null];
  return Array.isArray(rule.value) ? rule.value : [rule.value as FacetValue];
}

/** Ticks a value or takes it away. Where any part of the filter was enough, the whole of it becomes one part first. */
export function toggleValue(
  filter: Filter,
  column: CatalogColumn,
  value: FacetValue,
  columns: readonly CatalogColumn[],
): Filter {
  const { rules } = allOf(filter, columns);
  const ticked = tickedValues({ match: 'and', rules }, column);
  const left = ticked.includes(value) ? ticked.filter((one) => one !== value) : join(ticked, value, column);
  const place = rules.findIndex((part) => isFacetRule(part, column));
  const own = left.length > 0 ? [valueRule(column, left)] : [];
  const changed = place < 0 ? [...rules, ...own] : rules.toSpliced(place, 1, ...own);
  return { match: 'and', rules: changed };
}

/** The filter without what a facet says of its own column: its counts are of what one could still choose. */
export function withoutOwn({ match, rules }: Filter, column: CatalogColumn): Filter {
  return match === 'and'
    ? { match, rules: rules.filter((part) => !isFacetRule(part, column)) }
    : { match, rules };
}

function isFacetRule(part: FilterPart, column: CatalogColumn): boolean {
  if (!isRule(part) || part.property !== column.key) return false;
  if (part.operator === 'isEmpty') return true;
  return part.operator === valueRule(column, ['']).operator && part.value !== undefined;
}

/** Having no value, and the two sides of yes and no, exclude what was ticked before. */
function join(ticked: readonly FacetValue[], value: FacetValue, column: CatalogColumn): FacetValue[] {
  if (value === null || column.type === 'boolean' || ticked.includes(null)) return [value];
  return [...ticked, value];
}

function allOf({ match, rules }: Filter, columns: readonly CatalogColumn[]): Filter {
  if (match === 'and' || rules.length < 2) return { match: 'and', rules };
  if (rules.every(isRule)) return { match: 'and', rules: [{ combinator: 'or', rules }] };
  const query = toQuery('or', rules, columns);
  return { match: 'and', rules: query ? [{ raw: { ...query } }] : [] };
}
