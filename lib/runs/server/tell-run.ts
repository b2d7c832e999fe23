import type { WorkerRun } from '#db/queries/dispatch.ts';
import { notify } from '#db/queries/events.ts';
import { insertRunEvents } from '#db/queries/run-events.ts';
import { describeActor } from '#lib/access/actor.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';

interface RunNews {
  runId: string;
  /** the state entered, or what was learnt */
  kind: string;
  message: string;
  data?: Record<string, unknown>;
}

/** Adds lines to timelines of runs and tells whoever watches, both with the transaction of the change. */
export async function tellRun(ctx: TransactionContext, ...news: RunNews[]): Promise<void> {
  const actor = describeActor(ctx.actor);
  await insertRunEvents(ctx.tx, ...news.map((one) => ({ ...one, actor })));
  await announceRun(ctx, ...news.map(({ runId }) => runId));
}

/** Heard by lists and by the runs’ own pages once the transaction commits. */
export async function announceRun(ctx: TransactionContext, ...runIds: string[]): Promise<void> {
  await notify(ctx.tx, 'runs', ...runIds.map((id) => `run:${id}`));
}

/** The audit row of an arrow that the worker took on evidence: what stood before, what stands now. */
export async function auditRun(
  ctx: TransactionContext,
  run: WorkerRun,
  action: `run.${string}`,
  after: Record<string, unknown>,
): Promise<void> {
  await recordAudit(ctx, {
    action,
    resourceType: 'Run',
    resourceId: run.id,
    runId: run.id,
    before: { state: run.state },
    after,
    teams: run.entityTeams,
  });
}
