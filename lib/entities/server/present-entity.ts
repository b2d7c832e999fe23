import type { BlueprintRow } from '#db/queries/blueprints.ts';
import type { EntityRow } from '#db/queries/entities.ts';
import { listLinkedEntities } from '#db/queries/relations.ts';
import { canReadEntity } from '#lib/access/ability.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { toWireEntity, type WireEntity } from '#lib/entities/wire-entity.ts';
import { attributesOf } from './entity-write.ts';

/** What the verbs of single entities answer. */
export interface EntityView {
  id: string;
  version: number;
  entity: WireEntity;
}

/** A row the caller may see, with those of its targets that the caller may see too. */
export async function presentEntity(
  ctx: Context,
  { document }: BlueprintRow,
  row: EntityRow,
): Promise<EntityView> {
  const linked = await listLinkedEntities(reader(ctx), row);
  const visible = linked.filter(({ blueprint, entity }) =>
    canReadEntity(ctx.ability, attributesOf(blueprint, entity)),
  );
  const byRelation = Map.groupBy(visible, ({ relation }) => relation);
  const links = Object.fromEntries(
    [...byRelation].map(([name, targets]) => [name, targets.map(({ entity }) => entity.identifier)]),
  );
  return { id: row.id, version: row.version, entity: toWireEntity({ entity: row, document, links }) };
}
