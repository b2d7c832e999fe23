import type { ViewRow } from '#db/queries/views.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';

interface ViewRecord {
  operation: 'create' | 'update' | 'delete';
  blueprint: string;
  before?: ViewRow;
  after?: ViewRow;
}

/** Of personal views the audit says that they changed, and nothing of what is in them. */
export async function recordView(
  ctx: TransactionContext,
  { operation, blueprint, before, after }: ViewRecord,
): Promise<void> {
  const isShared = before?.shared || after?.shared;
  const shared = after ?? before;
  await recordAudit(ctx, {
    action: `view.${operation}`,
    resourceType: 'View',
    resourceId: (isShared ? shared?.title : shared?.id) ?? '',
    blueprint,
    ...(isShared ? { before: before && contentOf(before), after: after && contentOf(after) } : {}),
  });
}

function contentOf({ title, state, shared }: ViewRow) {
  return { title, state, shared };
}
