'use client';

import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { toQuery } from './filter-query.ts';
import type { TableParts } from './table-parts.ts';
import { useFacets } from './use-facets.ts';

const GROUPS = 200;

/** The values a view groups by, each with how many entities have it; nothing while it does not group. */
export function useGroups(
  { blueprint, columns, view }: Pick<TableParts, 'blueprint' | 'columns' | 'view'>,
  column: CatalogColumn | undefined,
) {
  const query = toQuery(view.match, view.rules, columns);
  const question = {
    ...(view.text.trim() ? { text: view.text.trim() } : {}),
    facets: [{ property: column?.key ?? '', ...(query ? { query } : {}) }],
    limit: GROUPS,
  };
  return useFacets(blueprint, question, column !== undefined);
}
