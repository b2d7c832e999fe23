import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { LinkTitles } from '#lib/entities/link-titles.ts';
import type { EntityRow } from './entity-row.ts';
import { isComplete } from './filter-operators.ts';
import type { FilterRule, ViewState } from './view-state.ts';

/** `POST /v1/blueprints/{b}/entities/search` */
export interface SearchBody {
  query?: { combinator: 'and'; rules: unknown[] };
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

/** The question a view asks, without what it leaves open: rules that miss a part wait for it. */
export function searchBody(view: ViewState, columns: readonly CatalogColumn[]): SearchBody {
  const { text, sort, limit, from } = view;
  const rules = view.rules.flatMap((rule) => {
    const column = columns.find(({ key }) => key === rule.property);
    return column && isComplete(column, rule) ? [toQueryRule(column, rule)] : [];
  });
  return {
    ...(rules.length > 0 ? { query: { combinator: 'and', rules } } : {}),
    ...(text.trim() ? { text: text.trim() } : {}),
    ...(sort.length > 0 ? { sort } : {}),
    limit,
    ...(from ? { from } : {}),
    count: true,
    titles: true,
  };
}

/** The query language asks relations apart from properties. */
function toQueryRule({ source }: CatalogColumn, { property, ...rest }: FilterRule): unknown {
  return source === 'relation' ? { relation: property, ...rest } : { property, ...rest };
}
