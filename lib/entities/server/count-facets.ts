import { countFacet, type Facet } from '#db/queries/entity-search-facets.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import { parseQuery } from '#lib/query/parse.ts';
import { bindingsOf, selectionOf } from './selection.ts';

interface CountFacets {
  blueprint: string;
  query?: unknown;
  /** words, each found in identifier or title */
  text?: string | undefined;
  facets: readonly {
    /** of an entity, or a relation */
    property: string;
    /** instead of the common one: the filter without its own rule, so that further values can be chosen */
    query?: unknown;
  }[];
  /** values of each facet */
  limit?: number | undefined;
}

export const MOST_FACETS = 12;
export const FACET_VALUES = { usual: 20, most: 200 };

/** One caller's facets leave connections to others. */
const AT_ONCE = 3;

/** How many of the entities the caller may read have each value: for the choices of filters, and for groups. */
export async function countFacets(
  ctx: Context,
  { blueprint, query, text, facets, limit = FACET_VALUES.usual }: CountFacets,
): Promise<(Facet & { property: string })[]> {
  const selection = { ...(await selectionOf(ctx, blueprint)), text };
  const bindings = bindingsOf(ctx);
  const parse = (value: unknown, path: string) =>
    value === undefined || value === null ? {} : { query: parseQuery(value, bindings, path) };
  const common = parse(query, '/query');
  const questions = facets.map((facet, index) => ({
    path: `/facets/${index}`,
    property: facet.property,
    selection: {
      ...selection,
      ...(facet.query === undefined ? common : parse(facet.query, `/facets/${index}/query`)),
    },
  }));
  const answers: (Facet & { property: string })[] = [];
  for (let at = 0; at < questions.length; at += AT_ONCE) {
    const some = questions.slice(at, at + AT_ONCE).map(async ({ path, property, selection }) => ({
      property,
      ...(await countFacet(reader(ctx), selection, { property, limit }).catch(inside(path))),
    }));
    answers.push(...(await Promise.all(some)));
  }
  return answers;
}

/** Names the facet at fault. */
function inside(path: string) {
  return (error: unknown): never => {
    if (!isAppError(error) || !error.details) throw error;
    const details = error.details.map((issue) => ({ ...issue, path: `${path}${issue.path}` }));
    throw new AppError(error.code, error.message, { details });
  };
}
