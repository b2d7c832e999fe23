import { type BlueprintRow, findBlueprint } from '#db/queries/blueprints.ts';
import { type EntityRow, lockEntity, lockForDeletion } from '#db/queries/entities.ts';
import { type LinkedEntity, listDependents } from '#db/queries/relations.ts';
import { authorise, authoriseRead } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import { attributesOf, beginWrite } from './entity-write.ts';
import { hasDependents } from './has-dependents.ts';
import { removeEntity } from './remove-entity.ts';

interface DeleteEntity {
  blueprint: string;
  identifier: string;
  /** what points to it, and to that, goes too */
  deleteDependents?: boolean | undefined;
  runId?: string | undefined;
}

const MOST_DELETED = 1_000;

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
      await removeEntity(ctx, { ...write, blueprint: one.blueprint }, one.row);
    }
    await removeEntity(ctx, write, row);
  });
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
