import { type BlueprintRow, findBlueprint } from '#db/queries/blueprints.ts';
import { deleteEntityRow, type EntityRow, lockEntity, lockForDeletion } from '#db/queries/entities.ts';
import { deleteLinks, type LinkedEntity, listDependents, listLinks } from '#db/queries/relations.ts';
import { can } from '#lib/access/ability.ts';
import { authorise, authoriseRead } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { deleteTeam } from '#lib/access/server/delete-team.ts';
import { AppError, type Issue } from '#lib/errors.ts';
import { attributesOf, beginWrite, type EntityWrite } from './entity-write.ts';
import { recordEntity, snapshotOf } from './record-entity.ts';

interface DeleteEntity {
  blueprint: string;
  identifier: string;
  /** what points to it, and to that, goes too */
  deleteDependents?: boolean | undefined;
  runId?: string | undefined;
}

const MOST_DELETED = 1_000;
const NAMED = 20;

/** Refused with `has_dependents` and the list while other entities point to it, unless they shall go too. */
export async function deleteEntity(ctx: Context, input: DeleteEntity): Promise<void> {
  const { identifier, deleteDependents } = input;
  await inTransaction(ctx, async (ctx) => {
    const write = await beginWrite(ctx, input);
    const { blueprint } = write;
    // Conflicts with the lock of whoever links to it: their links are seen below, or find nothing to link to.
    const row = await lockEntity(ctx.tx, { blueprintId: blueprint.id, identifier }, 'update');
    authoriseRead(ctx, 'Entity', row, (found) => attributesOf(blueprint.identifier, found), identifier);
    authorise(ctx, 'delete', 'Entity', attributesOf(blueprint.identifier, row));
    const dependents = await listDependents(ctx.tx, [row], MOST_DELETED);
    if (dependents.length > 0 && !deleteDependents) throw hasDependents(ctx, identifier, dependents);
    for (const one of await collect(ctx, row, dependents)) {
      await remove(ctx, { ...write, blueprint: one.blueprint }, one.row);
    }
    await remove(ctx, write, row);
  });
}

/** Names only what the caller may see, and says how many there are besides. */
function hasDependents(ctx: Context, identifier: string, dependents: LinkedEntity[]): AppError {
  const visible = dependents.filter(({ blueprint, entity }) =>
    can(ctx.ability, 'read', 'Entity', attributesOf(blueprint, entity)),
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

interface Doomed {
  blueprint: BlueprintRow;
  row: EntityRow;
}

/** Everything that points to `row`, directly or over others, locked; `first` are the direct ones. */
async function collect(ctx: TransactionContext, row: EntityRow, first: LinkedEntity[]): Promise<Doomed[]> {
  const doomed = new Map<string, Doomed>();
  for (let next = first; next.length > 0; ) {
    const fresh = next.filter(({ entity }) => entity.id !== row.id && !doomed.has(entity.id));
    if (doomed.size + fresh.length > MOST_DELETED) {
      throw new AppError(
        'too_many_items',
        `More than ${MOST_DELETED} entities depend on it; delete them in parts.`,
      );
    }
    const names = new Map(fresh.map(({ blueprint, entity }) => [entity.id, blueprint]));
    const locked = await lockForDeletion(ctx.tx, [
      ...new Map(fresh.map(({ entity }) => [entity.id, entity])).values(),
    ]);
    for (const one of locked) {
      const name = names.get(one.id) ?? '';
      const blueprint = await findBlueprint(ctx.tx, name);
      if (!blueprint) continue;
      authorise(ctx, 'delete', 'Entity', attributesOf(name, one));
      doomed.set(one.id, { blueprint, row: one });
    }
    next = locked.length > 0 ? await listDependents(ctx.tx, locked, MOST_DELETED) : [];
    next = next.filter(({ entity }) => entity.id !== row.id && !doomed.has(entity.id));
  }
  return [...doomed.values()];
}

async function remove(ctx: TransactionContext, write: EntityWrite, row: EntityRow): Promise<void> {
  const before = snapshotOf(row, await listLinks(ctx.tx, row));
  await deleteLinks(ctx.tx, row);
  const updatedAt = await deleteOwn(ctx, write.blueprint, row);
  await recordEntity(ctx, write, { operation: 'delete', row: { ...row, updatedAt }, before });
}

async function deleteOwn(
  ctx: TransactionContext,
  { identifier }: BlueprintRow,
  row: EntityRow,
): Promise<Date> {
  if (identifier === '_user') {
    throw new AppError('invalid_state', 'People are disabled under Settings, not deleted as entities.');
  }
  // The team goes, and its entity with it; deleting that again finds nothing.
  if (identifier === '_team') await deleteTeam(ctx, { identifier: row.identifier });
  return (await deleteEntityRow(ctx.tx, row)) ?? ctx.clock.now();
}
