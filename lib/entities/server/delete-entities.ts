import { lockEntities } from '#db/queries/entities.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { collectDependents } from './collect-dependents.ts';
import { answerOf, type DeletionAnswer, planDeletion, requireFew } from './deletion-plan.ts';
import { beginWrite } from './entity-write.ts';
import { removeEntity } from './remove-entity.ts';

interface DeleteEntities {
  blueprint: string;
  identifiers: readonly string[];
  /** what points to them, and to that, goes too */
  deleteDependents?: boolean | undefined;
  runId?: string | undefined;
}

/**
 * Deletes those of the named entities that may be deleted and that nothing points to which stays, all in one
 * transaction, and says why the others stay. With `deleteDependents` nothing is deleted, and it throws, when some of what
 * points to them may not be deleted.
 */
export async function deleteEntities(ctx: Context, input: DeleteEntities): Promise<DeletionAnswer> {
  const { identifiers, deleteDependents = false } = input;
  requireFew(identifiers);
  return inTransaction(ctx, async (ctx) => {
    const write = await beginWrite(ctx, { ...input, createMissingRelatedEntities: false });
    const { blueprint } = write;
    // Conflicts with the lock of whoever links to one: their links are seen below, or find nothing to link to.
    const rows = await lockEntities(ctx.tx, blueprint.id, identifiers, 'update');
    const plan = await planDeletion(ctx, ctx.tx, blueprint, { identifiers, rows, deleteDependents });
    const dependents = deleteDependents ? await collectDependents(ctx, plan.doomed) : [];
    for (const dependent of dependents)
      await removeEntity(ctx, { ...write, blueprint: dependent.blueprint }, dependent.row);
    for (const row of plan.doomed) await removeEntity(ctx, write, row);
    return answerOf(plan);
  });
}
