import { lockEntities } from '#db/queries/entities.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { answerOf, type DeletionAnswer, planDeletion, requireFew } from './deletion-plan.ts';
import { beginWrite } from './entity-write.ts';
import { removeEntity } from './remove-entity.ts';

interface DeleteEntities {
  blueprint: string;
  identifiers: readonly string[];
  runId?: string | undefined;
}

/**
 * Deletes those of the named entities that may be deleted and that nothing points to which stays, all in one
 * transaction, and says why the others stay.
 */
export async function deleteEntities(ctx: Context, input: DeleteEntities): Promise<DeletionAnswer> {
  const { identifiers } = input;
  requireFew(identifiers);
  return inTransaction(ctx, async (ctx) => {
    const write = await beginWrite(ctx, { ...input, createMissingRelatedEntities: false });
    const { blueprint } = write;
    // Conflicts with the lock of whoever links to one: their links are seen below, or find nothing to link to.
    const rows = await lockEntities(ctx.tx, blueprint.id, identifiers, 'update');
    const plan = await planDeletion(ctx, ctx.tx, blueprint, { identifiers, rows });
    for (const row of plan.doomed) await removeEntity(ctx, write, row);
    return answerOf(plan);
  });
}
