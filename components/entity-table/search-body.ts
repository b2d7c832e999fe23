import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { LinkTitles } from '#lib/entities/link-titles.ts';
import type { EntityRow } from './entity-row.ts';
import { type EntityQuery, toQuery } from './filter-query.ts';
import type { ViewState } from './view-state.ts';

/** `POST /v1/blueprints/{b}/entities/search` */
export interface SearchBody {
  query?: EntityQuery;
  text?: string;
  sort?: { property: string; order: 'ASC' | 'DESC' }[];
  limit: number;
  from?: string;
  count: true;
  titles: true;
}

export interface SearchAnswer {
  ok: true;
  entities: EntityRow[];
  next?: string | null;
  count?: { value: number; exact: boolean };
  titles?: LinkTitles;
}

/** What the server found for the first question of a page, so that its rows come with it. */
export interface FirstRows {
  body: SearchBody;
  answer: SearchAnswer;
  /** when, in milliseconds since 1970 */
  at: number;
}

/** Which entities a view is about, whatever their order and page. */
export type Question = Pick<SearchBody, 'query' | 'text'>;

export function questionOf(
  { text, match, rules }: Pick<ViewState, 'text' | 'match' | 'rules'>,
  columns: readonly CatalogColumn[],
): Question {
  const query = toQuery(match, rules, columns);
  return { ...(query ? { query } : {}), ...(text.trim() ? { text: text.trim() } : {}) };
}

/** The question a view asks, without what it leaves open: rules that miss a part wait for it. */
export function searchBody(view: ViewState, columns: readonly CatalogColumn[]): SearchBody {
  const { sort, limit, from } = view;
  return {
    ...questionOf(view, columns),
    ...(sort.length > 0 ? { sort } : {}),
    limit,
    ...(from ? { from } : {}),
    count: true,
    titles: true,
  };
}
