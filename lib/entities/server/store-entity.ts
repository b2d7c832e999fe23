import { isDeepStrictEqual } from 'node:util';
import { isUniqueViolation } from '#db/errors.ts';
import { type EntityRow, insertEntity, touchEntity, updateEntity } from '#db/queries/entities.ts';
import { listLinks, replaceLinks } from '#db/queries/relations.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { relationsOf } from '#lib/blueprints/blueprint-model.ts';
import {
  type RelationChange,
  relationIssues,
  requireDeclared,
  toChanges,
} from '#lib/entities/check-relations.ts';
import { AppError, type Issue } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { assertJson, ENTITY_LIMITS } from '#lib/schema/json-limits.ts';
import { checkProperties } from './check-properties.ts';
import { changeOf, changesRow, rowAfter } from './entity-change.ts';
import type { EntityContent, WriteKind } from './entity-content.ts';
import { attributesOf, attributesOfNew, type EntityWrite } from './entity-write.ts';
import { type LockedTargets, lockTargets } from './link-targets.ts';
import { type Links, recordEntity, snapshotOf } from './record-entity.ts';

/** Creates an entity; undefined when somebody else just created it. */
export async function storeNewEntity(
  ctx: TransactionContext,
  write: EntityWrite,
  content: EntityContent & { identifier: string },
): Promise<EntityRow | undefined> {
  const { blueprint } = write;
  const { identifier, title = null, icon = null, team = [], properties = {} } = content;
  authorise(ctx, 'create', 'Entity', attributesOfNew(ctx, write, content));
  const changes = await checkContent(ctx, write, content, 'whole');
  const row = await insertEntity(ctx.tx, {
    blueprintId: blueprint.id,
    id: newId(),
    identifier,
    title,
    icon,
    team,
    properties,
    source: ctx.userAgent ?? null,
    by: actorId(ctx.actor),
  });
  if (!row) return undefined;
  // After the insert: an entity may point to itself.
  const targets = await lockTargets(ctx, write, changes);
  const links = await writeLinks(ctx, row, changes, targets);
  await recordEntity(ctx, write, { operation: 'create', row, after: snapshotOf(row, links) });
  return row;
}

/**
 * Changes an entity whose row is locked and that the caller may see. Both what it is and what it would become
 * must be the caller's to change: nobody gives away what then others own, or takes what is not theirs.
 */
export async function storeEntityChange(
  ctx: TransactionContext,
  write: EntityWrite,
  row: EntityRow,
  content: EntityContent,
  kind: WriteKind,
): Promise<EntityRow> {
  const { identifier: blueprint } = write.blueprint;
  const change = changeOf(ctx, content, kind);
  authorise(ctx, 'update', 'Entity', attributesOf(blueprint, row));
  authorise(ctx, 'update', 'Entity', attributesOf(blueprint, rowAfter(row, change)), NO_LONGER_YOURS);
  const changes = await checkContent(ctx, write, content, kind);
  const targets = await lockTargets(ctx, write, changes);
  const before = await listLinks(ctx.tx, row);
  if (!changesRow(row, change) && !changes.some((one) => changesLinks(before, one))) {
    return touchEntity(ctx.tx, row, change);
  }
  const updated = await updateEntity(ctx.tx, row, change).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    throw alreadyExists(write, content.identifier ?? row.identifier);
  });
  if (!updated) throw new AppError('conflict', 'The entity was deleted meanwhile.');
  assertJson(updated.properties, ENTITY_LIMITS, '/properties');
  const links = { ...before, ...(await writeLinks(ctx, updated, changes, targets)) };
  await recordEntity(ctx, write, {
    operation: 'update',
    row: updated,
    before: snapshotOf(row, before),
    after: snapshotOf(updated, links),
  });
  return updated;
}

const NO_LONGER_YOURS =
  'You may not change this entity so that it is no longer yours to change; keep one of your teams as an owner.';

export function alreadyExists({ blueprint }: EntityWrite, identifier: string): AppError {
  const message = `An entity "${identifier}" of the blueprint "${blueprint.identifier}" exists already.`;
  return new AppError('already_exists', message);
}

/** The relations to write; throws when anything about the content is wrong. */
async function checkContent(
  ctx: TransactionContext,
  write: EntityWrite,
  content: EntityContent,
  kind: WriteKind,
): Promise<RelationChange[]> {
  const { document } = write.blueprint;
  const given = content.relations ?? {};
  requireDeclared(document, Object.keys(given));
  const cleared =
    kind === 'whole' ? relationsOf(document).map(([name]): [string, string[]] => [name, []]) : [];
  const changes = toChanges(document, { ...Object.fromEntries(cleared), ...given });
  const issues: Issue[] = [
    ...(await checkProperties(ctx, write.blueprint, content.properties ?? {}, kind)),
    ...relationIssues(document, changes, kind === 'whole'),
  ];
  if (issues[0]) {
    const code = issues[0].code === 'too_many_items' ? 'too_many_items' : 'invalid_input';
    throw new AppError(code, `The entity is not valid: ${issues[0].path} ${issues[0].message}`, {
      details: issues,
    });
  }
  return changes;
}

function changesLinks(before: Links, { name, identifiers }: RelationChange): boolean {
  return !isDeepStrictEqual(Object.hasOwn(before, name) ? before[name] : [], identifiers);
}

async function writeLinks(
  ctx: TransactionContext,
  row: EntityRow,
  changes: readonly RelationChange[],
  targets: LockedTargets,
): Promise<Links> {
  for (const { name } of changes) await replaceLinks(ctx.tx, row, name, targets.get(name) ?? []);
  return Object.fromEntries(changes.map(({ name, identifiers }) => [name, identifiers]));
}
