import { notify } from '#db/queries/events.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { diffDocuments } from '#lib/blueprints/diff-documents.ts';

interface BlueprintRecord {
  action: 'blueprint.create' | 'blueprint.update' | 'blueprint.restore' | 'blueprint.delete';
  identifier: string;
  before?: BlueprintDocument;
  after?: BlueprintDocument;
  /** the earlier version that was restored */
  restores?: number | undefined;
}

/** Audit row and announcement of one change; the row names the smallest places that changed. */
export async function recordBlueprint(ctx: TransactionContext, record: BlueprintRecord): Promise<void> {
  const { action, identifier, before, after, restores } = record;
  await recordAudit(ctx, {
    action,
    resourceType: 'Blueprint',
    resourceId: identifier,
    blueprint: identifier,
    ...(before && after ? changedPlaces(before, after, restores) : { before, after }),
  });
  await notify(ctx.tx, 'blueprints');
}

function changedPlaces(before: BlueprintDocument, after: BlueprintDocument, restores?: number) {
  const restored: Record<string, unknown> = restores === undefined ? {} : { restoredVersion: restores };
  const places = { before: {} as Record<string, unknown>, after: restored };
  for (const change of diffDocuments(before, after)) {
    if (change.kind === 'reordered') {
      places.before[change.path] = 'in another order';
      places.after[change.path] = 'in this order';
    }
    if ('before' in change) places.before[change.path] = change.before;
    if ('after' in change) places.after[change.path] = change.after;
  }
  return places;
}
