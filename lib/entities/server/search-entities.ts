import { searchEntityRows } from '#db/queries/entity-search.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { includedProperties, type Projection, projectEntity } from '#lib/entities/project-entity.ts';
import type { WireEntity } from '#lib/entities/wire-entity.ts';
import { AppError } from '#lib/errors.ts';
import { EVERYTHING } from '#lib/query/ast.ts';
import { parseQuery } from '#lib/query/parse.ts';
import { bindingsOf, selectionOf, toWire, wholeSelection } from './selection.ts';

interface SearchEntities extends Projection {
  /** without it, everything */
  query?: unknown;
  /** only in this blueprint */
  blueprint?: string | undefined;
  withoutComputed?: boolean | undefined;
}

/** Clients of this search know no pages: what they get must be all of it. */
const MOST_FOUND = 10_000;
/** of JSON: the answer is one text in memory */
const MOST_CHARACTERS = 64 * 1024 * 1024;
/** Entities can be large: few at a time. */
const PAGE = 200;

/** Everything a query finds, in any blueprint or in one. */
export async function searchEntities(
  ctx: Context,
  { query, blueprint, include, exclude, withoutComputed }: SearchEntities,
): Promise<{ entities: Partial<WireEntity>[]; matchingBlueprints: string[] }> {
  const parsed = query === undefined ? EVERYTHING : parseQuery(query, bindingsOf(ctx));
  const where = blueprint === undefined ? await wholeSelection(ctx) : await selectionOf(ctx, blueprint);
  const selection = { ...where, query: parsed, properties: includedProperties({ include }) };
  const entities: Partial<WireEntity>[] = [];
  const matching = new Set<string>();
  let characters = 0;
  for (let from: string | undefined; ; ) {
    const page = await searchEntityRows(reader(ctx), { ...selection, limit: PAGE, from });
    for (const found of page.entities) {
      matching.add(found.blueprint);
      const entity = projectEntity(toWire(selection, found, withoutComputed), { include, exclude });
      characters += JSON.stringify(entity).length;
      if (characters > MOST_CHARACTERS)
        throw tooMuch('The entities that match are too large for one answer: include less of them');
      entities.push(entity);
    }
    if (page.next === null) return { entities, matchingBlueprints: [...matching].sort() };
    if (entities.length >= MOST_FOUND) throw tooMuch(`More than ${MOST_FOUND} entities match`);
    from = page.next;
  }
}

function tooMuch(what: string): AppError {
  return new AppError(
    'query_too_expensive',
    `${what}; narrow the query, or read page by page with POST /v1/blueprints/{blueprint}/entities/search.`,
  );
}
