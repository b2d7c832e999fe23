import { entityCondition } from '#db/conditions/read-condition.ts';
import type { FoundEntity } from '#db/queries/entity-search.ts';
import type { SearchableBlueprint } from '#db/queries/entity-search-blueprints.ts';
import type { EntitySelection } from '#db/queries/entity-search-where.ts';
import { can } from '#lib/access/ability.ts';
import { authorise, authoriseRead } from '#lib/access/server/authorise.ts';
import type { Context } from '#lib/access/server/context.ts';
import { readBlueprint, readBlueprints } from '#lib/blueprints/server/read-blueprints.ts';
import { toWireEntity, type WireEntity } from '#lib/entities/wire-entity.ts';
import type { Bindings } from '#lib/query/bindings.ts';

export interface ReadableSelection extends EntitySelection {
  blueprints: readonly SearchableBlueprint[];
}

/** The entities of one blueprint the caller may read; a blueprint that may not be seen is not there. */
export async function selectionOf(ctx: Context, identifier: string): Promise<ReadableSelection> {
  const blueprint = await readBlueprint(ctx, identifier);
  authoriseRead(ctx, 'Blueprint', blueprint, (found) => ({ identifier: found.identifier }), identifier);
  authorise(ctx, 'read', 'Entity');
  return { blueprints: [blueprint], readable: entityCondition(ctx.ability) };
}

/** The entities of all blueprints the caller may see, as far as they may be read. */
export async function wholeSelection(ctx: Context): Promise<ReadableSelection> {
  authorise(ctx, 'read', 'Entity');
  const blueprints = await readBlueprints(ctx);
  return {
    blueprints: blueprints.filter(({ identifier }) => can(ctx.ability, 'read', 'Blueprint', { identifier })),
    readable: entityCondition(ctx.ability),
  };
}

/** What a query may ask about who asks and when. */
export function bindingsOf({ actor, clock }: Context): Bindings {
  const now = clock.now();
  if (actor.kind !== 'person') return { now, user: null };
  const { id, email, name, role, teams } = actor;
  return { now, user: { id, email, name, role, teams } };
}

export function toWire(
  selection: ReadableSelection,
  found: FoundEntity,
  withoutComputed = false,
): WireEntity {
  const blueprint = selection.blueprints.find(({ id }) => id === found.blueprintId);
  const links = Object.fromEntries(
    Object.entries(found.links).map(([relation, refs]) => [
      relation,
      refs.map(({ identifier }) => identifier),
    ]),
  );
  const document = blueprint?.document ?? { identifier: found.blueprint };
  return toWireEntity({ entity: found, document, links, withoutComputed });
}
