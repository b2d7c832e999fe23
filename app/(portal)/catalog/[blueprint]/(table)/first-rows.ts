import { type FirstRows, type SearchAnswer, searchBody } from '#components/entity-table/search-body.ts';
import { readView } from '#components/entity-table/view-state.ts';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { searchBlueprintEntities } from '#lib/entities/server/search-blueprint-entities.ts';
import { isAppError } from '#lib/errors.ts';
import { type Address, addressParams } from '#lib/web/address.ts';
import type { SignedInContext } from '#lib/web/page-context.ts';

/** The rows of the view that the address names. Undefined when it cannot be answered: the table asks again and says why. */
export async function firstRows(
  ctx: SignedInContext,
  blueprint: string,
  columns: readonly CatalogColumn[],
  address: Address,
): Promise<FirstRows | undefined> {
  const body = searchBody(readView(addressParams(address)), columns);
  try {
    const page = await searchBlueprintEntities(ctx, { blueprint, ...body });
    return { body, answer: { ok: true, ...page } as SearchAnswer, at: ctx.clock.now().getTime() };
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
