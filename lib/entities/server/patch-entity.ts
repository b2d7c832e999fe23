import type { Context } from '#lib/access/server/context.ts';
import { type ChangeEntity, changeEntity } from './change-entity.ts';
import type { EntityView } from './present-entity.ts';

/** PATCH: only what is named changes, property by property, relation by relation; `null` clears. */
export function patchEntity(ctx: Context, input: ChangeEntity & { patch: unknown }): Promise<EntityView> {
  return changeEntity(ctx, input, input.patch, 'patch');
}
