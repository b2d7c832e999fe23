import { isDeepStrictEqual } from 'node:util';
import { isUniqueViolation } from '#db/errors.ts';
import {
  type EntityChange,
  type EntityRow,
  insertEntity,
  touchEntity,
  updateEntity,
} from '#db/queries/entities.ts';
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
import { attributesOf, type EntityWrite } from './entity-write.ts';
import { type LockedTargets, lockTargets } from './link-targets.ts';
import { type Links, recordEntity, snapshotOf } from './record-entity.ts';

/** An entity's content with every lookup answered. */
export interface EntityContent {
  identifier?: string;
  title?: string | null;
  icon?: string | null;
  team?: string[];
  properties?: Record<string, unknown>;
  relations?: Record<string, string[]>;
}

/** `whole` replaces all, what is left out is cleared; `patch` changes what is named and merges properties. */
export type WriteKind = 'whole' | 'patch';

/** Creates an entity; undefined when somebody else just created it. */
export async function storeNewEntity(
  ctx: TransactionContext,
  write: EntityWrite,
  content: EntityContent & { identifier: string },
): Promise<EntityRow | undefined> {
  const { blueprint } = write;
  const { identifier, title = null, icon = null, team = [], properties = {} } = content;
  authorise(
    ctx,
    'create',
    'Entity',
    attributesOf(blueprint.identifier, { identifier, title, team, properties }),
  );
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

/** Changes an entity whose row is locked and that the caller may see. */
export async function storeEntityChange(
  ctx: TransactionContext,
  write: EntityWrite,
  row: EntityRow,
  content: EntityContent,
  kind: WriteKind,
): Promise<EntityRow> {
  authorise(ctx, 'update', 'Entity', attributesOf(write.blueprint.identifier, row));
  const changes = await checkContent(ctx, write, content, kind);
  const targets = await lockTargets(ctx, write, changes);
  const before = await listLinks(ctx.tx, row);
  const change = changeOf(ctx, content, kind);
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

function changeOf(ctx: TransactionContext, content: EntityContent, kind: WriteKind): EntityChange {
  const { relations: _, properties, ...fields } = content;
  const author = { source: ctx.userAgent ?? null, by: actorId(ctx.actor) };
  if (kind === 'patch') {
    return {
      ...fields,
      ...(properties ? { properties: { mode: 'merge', values: properties } } : {}),
      ...author,
    };
  }
  const blank = { title: null, icon: null, team: [] };
  return { ...blank, ...fields, properties: { mode: 'replace', values: properties ?? {} }, ...author };
}

function changesRow(row: EntityRow, change: EntityChange): boolean {
  const { identifier, title, icon, team, properties } = change;
  const fields = { identifier, title, icon, team };
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && !isDeepStrictEqual(value, row[name as keyof EntityRow])) return true;
  }
  if (!properties) return false;
  if (properties.mode === 'replace') return !isDeepStrictEqual(properties.values, row.properties);
  return Object.entries(properties.values).some(
    ([name, value]) =>
      !Object.hasOwn(row.properties, name) || !isDeepStrictEqual(value, row.properties[name]),
  );
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
