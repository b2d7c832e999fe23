import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { isFacetable, valueRule } from './facet-rule.ts';
import type { FilterRule } from './filter-part.ts';

/** A condition on a property, still without a value. */
export function beginRule(
  columns: readonly CatalogColumn[],
  key: string | undefined,
): FilterRule | undefined {
  const column = columns.find((candidate) => candidate.key === key);
  if (!column) return undefined;
  const usual = isFacetable(column) ? valueRule(column, ['']).operator : column.operators[0];
  return usual ? { property: column.key, operator: usual } : undefined;
}
