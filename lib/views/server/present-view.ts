import type { ViewRow } from '#db/queries/views.ts';
import { can } from '#lib/access/ability.ts';
import { actorId } from '#lib/access/actor.ts';
import type { Context } from '#lib/access/server/context.ts';

export interface View {
  id: string;
  title: string;
  state: string;
  shared: boolean;
  mine: boolean;
  can: { update: boolean; delete: boolean };
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What rules may ask of a view. */
export function attributesOf(blueprint: string, { owner, shared }: Pick<ViewRow, 'owner' | 'shared'>) {
  return { blueprint, owner, shared };
}

export function presentView(ctx: Context, blueprint: string, row: ViewRow): View {
  const attributes = attributesOf(blueprint, row);
  const { id, title, state, shared, version, createdAt, updatedAt } = row;
  return {
    ...{ id, title, state, shared, version },
    mine: row.owner === actorId(ctx.actor),
    can: {
      update: can(ctx.ability, 'update', 'View', attributes),
      delete: can(ctx.ability, 'delete', 'View', attributes),
    },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
