import type { Context } from '#lib/access/server/context.ts';
import { type ChangeEntity, changeEntity } from './change-entity.ts';
import type { EntityView } from './present-entity.ts';

/** PUT: what is left out is cleared; another `identifier` renames the entity. */
export function replaceEntity(ctx: Context, input: ChangeEntity & { entity: unknown }): Promise<EntityView> {
  return changeEntity(ctx, input, input.entity, 'whole');
}
