import { searchEntityRows } from '#db/queries/entity-search.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { parseQuery } from '#lib/query/parse.ts';
import { bindingsOf, selectionOf } from './selection.ts';

interface LookUp {
  blueprint: string;
  query: unknown;
  limit: number;
  /** JSON Pointer of the query in what the caller sent */
  at: string;
}

/** Identifiers of what a query finds in one blueprint among what the caller may read, oldest first. */
export async function lookUp(
  ctx: TransactionContext,
  { blueprint, query, limit, at }: LookUp,
): Promise<string[]> {
  const selection = await selectionOf(ctx, blueprint);
  const { entities } = await searchEntityRows(ctx.tx, {
    ...selection,
    query: parseQuery(query, bindingsOf(ctx), at),
    limit,
    withoutLinks: true,
  });
  return entities.map(({ identifier }) => identifier);
}
