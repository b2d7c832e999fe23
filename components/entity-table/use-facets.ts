import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, v1 } from '#components/query/api.ts';
import type { FacetValue } from './facet-rule.ts';
import type { EntityQuery } from './filter-query.ts';

export interface FacetEntry {
  /** null: entities that have none */
  value: FacetValue;
  count: number;
  /** of the entity it identifies, where it has one of its own */
  title?: string | null;
}

export interface Facet {
  property: string;
  /** the most frequent first */
  values: FacetEntry[];
  /** there are more values than these */
  more: boolean;
  /** false: counting stopped, the counts are the least there are */
  exact: boolean;
}

export interface FacetQuestion {
  text?: string | undefined;
  facets: { property: string; query?: EntityQuery | undefined }[];
  limit: number;
}

/** How many entities have each value of some properties, each under a filter of its own; asked only where `enabled`. */
export function useFacets(blueprint: string, question: FacetQuestion, enabled: boolean) {
  const path = `${v1('blueprints', blueprint, 'entities')}/facets`;
  return useQuery({
    queryKey: ['entities', blueprint, 'facets', question],
    queryFn: async ({ signal }) =>
      (await api<{ facets: Facet[] }>(path, { method: 'POST', body: question, signal })).facets,
    placeholderData: keepPreviousData,
    enabled,
  });
}
