import { type BlueprintRow, lockBlueprints } from '#db/queries/blueprints.ts';
import { type EntityRow, insertEntity, lockEntities } from '#db/queries/entities.ts';
import { canReadEntity } from '#lib/access/ability.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { createTeam } from '#lib/access/server/create-team.ts';
import type { RelationChange } from '#lib/entities/check-relations.ts';
import { AppError, type Issue } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { childPointer } from '#lib/schema/json-pointer.ts';
import { attributesOf, attributesOfNew, type EntityWrite } from './entity-write.ts';
import { recordEntity, snapshotOf } from './record-entity.ts';

/** The targets of each relation, by its name, in the order asked for. */
export type LockedTargets = Map<string, EntityRow[]>;

/**
 * Locks the targets so that none disappears before the link is committed. What is missing, or may not be
 * seen, is `not_found`, unless stubs were asked for and the caller may create them.
 */
export async function lockTargets(
  ctx: TransactionContext,
  write: EntityWrite,
  changes: readonly RelationChange[],
): Promise<LockedTargets> {
  const wanted = changes.filter(({ identifiers }) => identifiers.length > 0);
  const blueprints = await lockBlueprints(ctx.tx, [...new Set(wanted.map(({ target }) => target))]);
  const found = new Map<string, Map<string, EntityRow>>();
  for (const blueprint of blueprints) {
    const identifiers = wanted
      .filter(({ target }) => target === blueprint.identifier)
      .flatMap((change) => change.identifiers);
    found.set(blueprint.identifier, await lockIn(ctx, write, blueprint, [...new Set(identifiers)].sort()));
  }
  const missing = wanted.flatMap((change) => missingOf(change, found.get(change.target)));
  if (missing[0]) throw new AppError('not_found', missing[0].message, { details: missing });
  return new Map(
    changes.map(({ name, target, identifiers }) => [
      name,
      identifiers.map((identifier) => found.get(target)?.get(identifier)).filter((row) => row !== undefined),
    ]),
  );
}

async function lockIn(
  ctx: TransactionContext,
  write: EntityWrite,
  blueprint: BlueprintRow,
  identifiers: string[],
): Promise<Map<string, EntityRow>> {
  const rows = new Map<string, EntityRow>();
  const add = async (names: string[]) => {
    for (const row of await lockEntities(ctx.tx, blueprint.id, names)) {
      const isVisible = canReadEntity(ctx.ability, attributesOf(blueprint.identifier, row));
      if (isVisible) rows.set(row.identifier, row);
    }
  };
  await add(identifiers);
  const missing = identifiers.filter((identifier) => !rows.has(identifier));
  if (write.createMissing && missing.length > 0) {
    for (const identifier of missing) await createStub(ctx, { ...write, blueprint }, identifier);
    await add(missing);
  }
  return rows;
}

/** An entity with nothing but its identifier, to be filled in later; required properties wait too. */
async function createStub(ctx: TransactionContext, write: EntityWrite, identifier: string): Promise<void> {
  const { blueprint } = write;
  if (blueprint.identifier === '_user') return;
  if (blueprint.identifier === '_team') {
    await createTeam(ctx, { identifier, title: identifier });
    return;
  }
  authorise(ctx, 'create', 'Entity', attributesOfNew(ctx, write, { identifier, title: identifier }));
  const row = await insertEntity(ctx.tx, {
    blueprintId: blueprint.id,
    id: newId(),
    identifier,
    title: identifier,
    icon: null,
    team: [],
    properties: {},
    source: ctx.userAgent ?? null,
    by: actorId(ctx.actor),
  });
  // Somebody else was faster: theirs will do.
  if (row) await recordEntity(ctx, write, { operation: 'create', row, after: snapshotOf(row, {}) });
}

function missingOf(
  { name, target, identifiers }: RelationChange,
  found: Map<string, EntityRow> | undefined,
): Issue[] {
  const path = childPointer('/relations', name);
  if (!found) return [{ path, code: 'unknown_target', message: `There is no blueprint "${target}".` }];
  return identifiers
    .filter((identifier) => !found.has(identifier))
    .map((identifier) => ({
      path,
      code: 'unknown_entity',
      message: `There is no entity "${identifier}" of the blueprint "${target}".`,
    }));
}
