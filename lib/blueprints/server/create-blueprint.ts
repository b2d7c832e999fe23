import { insertBlueprint } from '#db/queries/blueprints.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { type BlueprintView, viewOf } from './blueprint-view.ts';
import { recordBlueprint } from './record-blueprint.ts';
import { missingTargets, requireDocument } from './require-document.ts';

/** Relations may point to blueprints that are still to come: those are warnings. Throws `already_exists`. */
export async function createBlueprint(ctx: Context, input: { document: unknown }): Promise<BlueprintView> {
  const { document, warnings } = requireDocument(input.document);
  const { identifier } = document;
  return inTransaction(ctx, async (ctx) => {
    authorise(ctx, 'create', 'Blueprint', { identifier });
    const row = await insertBlueprint(ctx.tx, { id: newId(), document, by: actorId(ctx.actor) });
    if (!row) throw new AppError('already_exists', `A blueprint "${identifier}" exists already.`);
    await recordBlueprint(ctx, { action: 'blueprint.create', identifier, after: document });
    return viewOf(row, [...warnings, ...(await missingTargets(ctx, document))]);
  });
}
