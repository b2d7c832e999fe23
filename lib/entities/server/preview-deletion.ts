import { listNamedEntities } from '#db/queries/entities.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { requireBlueprint } from '#lib/blueprints/server/require-blueprint.ts';
import { answerOf, type DeletionAnswer, planDeletion, requireFew } from './deletion-plan.ts';

interface PreviewDeletion {
  blueprint: string;
  identifiers: readonly string[];
}

/** What `deleteEntities` would do now; nothing is deleted. */
export async function previewDeletion(ctx: Context, input: PreviewDeletion): Promise<DeletionAnswer> {
  const { identifiers } = input;
  requireFew(identifiers);
  const blueprint = await requireBlueprint(ctx, input.blueprint);
  const executor = reader(ctx);
  const rows = await listNamedEntities(executor, blueprint.id, identifiers);
  return answerOf(await planDeletion(ctx, executor, blueprint, { identifiers, rows }));
}
