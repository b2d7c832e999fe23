import type { BlueprintRow } from '#db/queries/blueprints.ts';
import { countEntities } from '#db/queries/entities.ts';
import { enqueueJob } from '#db/queries/outbox.ts';
import { listPropertyIndexes, wantIndexes } from '#db/queries/property-indexes.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { INDEX_THRESHOLD, wantedIndexes } from '#lib/blueprints/property-index.ts';

/** Asks the worker for an index on each scalar property once a blueprint holds enough entities. */
export async function queuePropertyIndexes(ctx: TransactionContext, blueprint: BlueprintRow): Promise<void> {
  const count = await countEntities(ctx.tx, blueprint.id, INDEX_THRESHOLD);
  if (count < INDEX_THRESHOLD) return;
  const wanted = wantedIndexes(blueprint.document);
  const isNew = await wantIndexes(ctx.tx, blueprint.id, wanted);
  const known = isNew ? [] : await listPropertyIndexes(ctx.tx, blueprint.id);
  const isGone = known.some(({ property }) => !wanted.some((one) => one.property === property));
  if (isNew || isGone) await enqueueJob(ctx.tx, 'index.build', { blueprintId: blueprint.id });
}

/** Counting costs more than a write: one new entity in 64 pays for it. */
export async function sampleIndexes(
  ctx: TransactionContext,
  blueprint: BlueprintRow,
  id: string,
): Promise<void> {
  if (Number.parseInt(id.slice(-2), 16) % 64 === 0) await queuePropertyIndexes(ctx, blueprint);
}
