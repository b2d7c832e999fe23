import { isUniqueViolation } from '#db/errors.ts';
import {
  type BlueprintRow,
  lockAllBlueprints,
  renameBlueprintInActions,
  updateBlueprint,
} from '#db/queries/blueprints.ts';
import { notify } from '#db/queries/events.ts';
import { renameBlueprintOfRuns } from '#db/queries/run-renames.ts';
import { actorId } from '#lib/access/actor.ts';
import { authorise } from '#lib/access/server/authorise.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { renameInPolicies } from '#lib/access/server/rename-in-policies.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { renameTarget } from '#lib/blueprints/rename-mentions.ts';
import { queuePropertyIndexes } from '#lib/entities/server/queue-property-indexes.ts';
import { AppError } from '#lib/errors.ts';
import { type BlueprintView, viewOf } from './blueprint-view.ts';
import { guardSystemBlueprint } from './guard-system-blueprint.ts';
import { recordBlueprint } from './record-blueprint.ts';
import { missingTargets, requireDocument } from './require-document.ts';

/**
 * Stores `input` as the next version of a blueprint whose row is locked; another identifier renames it.
 * `restores` is the earlier version it was taken from.
 */
export async function saveBlueprint(
  ctx: TransactionContext,
  row: BlueprintRow,
  input: unknown,
  restores?: number,
): Promise<BlueprintView> {
  const { document: sent, warnings } = requireDocument(input);
  guardSystemBlueprint(row, sent);
  const isRenamed = sent.identifier !== row.identifier;
  // What leads to itself still does.
  const document = isRenamed ? renameTarget(sent, row.identifier, sent.identifier) : sent;
  if (isRenamed) authorise(ctx, 'update', 'Blueprint', { identifier: document.identifier });
  const updated = await storeVersion(ctx, row, document, restores);
  if (isRenamed) await renameElsewhere(ctx, row.identifier, document.identifier);
  await queuePropertyIndexes(ctx, updated);
  const missing = await missingTargets(ctx, document);
  return viewOf(updated, [...warnings, ...missing]);
}

async function storeVersion(
  ctx: TransactionContext,
  row: BlueprintRow,
  document: BlueprintDocument,
  restores?: number,
): Promise<BlueprintRow> {
  const { identifier } = document;
  const updated = await updateBlueprint(ctx.tx, row.id, { document, by: actorId(ctx.actor) }).catch(
    (error) => {
      if (!isUniqueViolation(error)) throw error;
      throw new AppError('already_exists', `A blueprint "${identifier}" exists already.`);
    },
  );
  const { document: before } = row;
  const action = restores === undefined ? 'blueprint.update' : 'blueprint.restore';
  await recordBlueprint(ctx, { action, identifier, before, after: document, restores });
  return updated;
}

/** Other blueprints, actions, runs and policies keep pointing at the one they meant. */
async function renameElsewhere(ctx: TransactionContext, from: string, to: string): Promise<void> {
  for (const other of await lockAllBlueprints(ctx.tx)) {
    const document = renameTarget(other.document, from, to);
    if (document !== other.document) await storeVersion(ctx, other, document);
  }
  await renameBlueprintInActions(ctx.tx, { from, to, by: actorId(ctx.actor) });
  // After the actions, which are locked from here on: no run is asked for under the old name any more.
  await renameBlueprintOfRuns(ctx.tx, { from, to });
  await notify(ctx.tx, 'runs');
  await renameInPolicies(ctx, from, to);
}
