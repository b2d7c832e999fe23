import { findReadableEntity } from '#db/queries/entity-search.ts';
import type { LinkedRef } from '#db/queries/entity-search-links.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { notFound } from '#lib/errors.ts';
import type { EntityView } from './present-entity.ts';
import { selectionOf, toWire } from './selection.ts';

interface GetEntity {
  blueprint: string;
  identifier: string;
  withoutComputed?: boolean | undefined;
}

/** One entity with its readable targets; what may not be seen answers like what does not exist. */
export async function getEntity(
  ctx: Context,
  { blueprint, identifier, withoutComputed }: GetEntity,
): Promise<EntityView & { links: Record<string, LinkedRef[]> }> {
  const selection = await selectionOf(ctx, blueprint);
  const found = await findReadableEntity(reader(ctx), selection, identifier);
  if (!found) throw notFound('Entity', identifier);
  const { id, version, links } = found;
  return { id, version, links, entity: toWire(selection, found, withoutComputed) };
}
