import type { EntityRow } from './entity-row.ts';
import type { ViewState } from './view-state.ts';

/** `POST /v1/blueprints/{b}/entities/search` */
export interface SearchBody {
  query?: { combinator: 'and'; rules: unknown[] };
  text?: string;
  sort?: { property: string; order: 'ASC' | 'DESC' }[];
  limit: number;
  from?: string;
  count: true;
}

export interface SearchAnswer {
  ok: true;
  entities: EntityRow[];
  next?: string | null;
  count?: { value: number; exact: boolean };
}

/** The question a view asks, without what it leaves open. */
export function searchBody({ text, rules, sort, limit, from }: ViewState): SearchBody {
  return {
    ...(rules.length > 0 ? { query: { combinator: 'and', rules } } : {}),
    ...(text.trim() ? { text: text.trim() } : {}),
    ...(sort.length > 0 ? { sort } : {}),
    limit,
    ...(from ? { from } : {}),
    count: true,
  };
}
