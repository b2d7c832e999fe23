import type { RunRow } from '#db/queries/runs.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { type AuditRecord, recordAudit } from '#lib/audit/server/record-audit.ts';

/** The audit row of what somebody did to a run: what stood before, what stands now. */
export function auditRunChange(
  ctx: TransactionContext,
  run: RunRow,
  action: `run.${string}`,
  after: Record<string, unknown>,
  before: Record<string, unknown> = { state: run.state },
): Promise<void> {
  return recordAudit(ctx, runChange(run, action, after, before));
}

/** The same, to be recorded together with others. */
export function runChange(
  run: RunRow,
  action: `run.${string}`,
  after: Record<string, unknown>,
  before: Record<string, unknown> = { state: run.state },
): AuditRecord {
  return {
    action,
    resourceType: 'Run',
    resourceId: run.id,
    runId: run.id,
    blueprint: run.blueprintIdentifier ?? undefined,
    entity: run.entityIdentifier ?? undefined,
    before,
    after,
    teams: run.entityTeams,
  };
}
