import { searchEntityRows } from '#db/queries/entity-search.ts';
import { countEntityRows, type EntityCount } from '#db/queries/entity-search-count.ts';
import type { SortRule } from '#db/queries/entity-search-sort.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { type LinkTitles, linkTitles } from '#lib/entities/link-titles.ts';
import { includedProperties, type Projection, projectEntity } from '#lib/entities/project-entity.ts';
import type { WireEntity } from '#lib/entities/wire-entity.ts';
import { AppError } from '#lib/errors.ts';
import { parseQuery } from '#lib/query/parse.ts';
import { bindingsOf, selectionOf, toWire } from './selection.ts';

interface SearchBlueprintEntities extends Projection {
  blueprint: string;
  query?: unknown;
  /** words, each found in identifier or title */
  text?: string | undefined;
  sort?: SortRule[] | undefined;
  limit?: number | undefined;
  /** `next` of the page before */
  from?: string | undefined;
  count?: boolean | undefined;
  /** titles of what relations lead to, beside the identifiers */
  titles?: boolean | undefined;
}

interface EntityList {
  entities: Partial<WireEntity>[];
  next: string | null;
  count?: EntityCount;
  titles?: LinkTitles;
}

export const PAGE = { usual: 100, most: 1_000 };

/** One page of one blueprint's entities, filtered and sorted by PostgreSQL, at the same cost wherever it is. */
export async function searchBlueprintEntities(
  ctx: Context,
  input: SearchBlueprintEntities,
): Promise<EntityList> {
  const limit = requireLimit(input.limit);
  const { query, text, sort, from, include, exclude } = input;
  const selection = {
    ...(await selectionOf(ctx, input.blueprint)),
    text,
    ...(query === undefined || query === null ? {} : { query: parseQuery(query, bindingsOf(ctx), '/query') }),
  };
  const executor = reader(ctx);
  const [page, count] = await Promise.all([
    searchEntityRows(executor, {
      ...selection,
      sort,
      limit,
      from,
      properties: includedProperties({ include }),
    }),
    input.count ? countEntityRows(executor, selection) : undefined,
  ]);
  return {
    entities: page.entities.map((found) => projectEntity(toWire(selection, found), { include, exclude })),
    next: page.next,
    ...(count ? { count } : {}),
    ...(input.titles ? { titles: linkTitles(page.entities.map(({ links }) => links)) } : {}),
  };
}

export function requireLimit(limit: number | undefined): number {
  if (limit === undefined) return PAGE.usual;
  if (Number.isInteger(limit) && limit >= 1 && limit <= PAGE.most) return limit;
  const message = `The limit is a whole number from 1 to ${PAGE.most}.`;
  throw new AppError('invalid_input', message, {
    details: [{ path: '/limit', code: 'out_of_range', message }],
  });
}
