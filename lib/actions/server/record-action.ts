import { notify } from '#db/queries/events.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';

interface ActionRecord {
  action: 'action.create' | 'action.update' | 'action.restore' | 'action.delete' | 'action.permissions';
  identifier: string;
  blueprint?: string | null | undefined;
  before?: Record<string, unknown> | undefined;
  after?: Record<string, unknown> | undefined;
}

/** Audit row and announcement of one change of an action. */
export async function recordAction(ctx: TransactionContext, record: ActionRecord): Promise<void> {
  const { action, identifier, blueprint, before, after } = record;
  await recordAudit(ctx, {
    action,
    resourceType: 'Action',
    resourceId: identifier,
    blueprint: blueprint ?? undefined,
    before,
    after,
  });
  await notify(ctx.tx, 'actions');
}
