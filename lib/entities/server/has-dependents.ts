import type { LinkedEntity } from '#db/queries/relations.ts';
import { canReadEntity } from '#lib/access/ability.ts';
import type { Context } from '#lib/access/server/context.ts';
import { AppError, type Issue } from '#lib/errors.ts';
import { attributesOf } from './entity-write.ts';

const NAMED = 20;

/** Names only what the caller may see, and says how many there are besides. */
export function hasDependents(
  ctx: Context,
  identifier: string,
  dependents: readonly LinkedEntity[],
): AppError {
  const visible = dependents.filter(({ blueprint, entity }) =>
    canReadEntity(ctx.ability, attributesOf(blueprint, entity)),
  );
  const named = visible.slice(0, NAMED).map(({ blueprint, entity, relation }) => ({
    blueprint,
    identifier: entity.identifier,
    relation,
  }));
  const details: Issue[] = named.map((one) => ({
    path: '',
    code: 'dependent',
    message: `"${one.identifier}" of the blueprint "${one.blueprint}" points to it by "${one.relation}".`,
  }));
  return new AppError(
    'has_dependents',
    `The entity "${identifier}" has dependents: ${dependents.length} links of other entities point to it.`,
    { details, data: { dependents: { entities: named, count: dependents.length } } },
  );
}
