import type { WorkerRun } from '#db/queries/dispatch.ts';
import { notify } from '#db/queries/events.ts';
import { insertRunEvent } from '#db/queries/run-events.ts';
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

/** Adds a line to a run's timeline and tells whoever watches, both with the transaction of the change. */
export async function tellRun(ctx: TransactionContext, news: RunNews): Promise<void> {
  await insertRunEvent(ctx.tx, { ...news, actor: describeActor(ctx.actor) });
  await announceRun(ctx, news.runId);
}

/** Heard by lists and by the run’s own page once the transaction commits. */
export async function announceRun(ctx: TransactionContext, runId: string): Promise<void> {
  await notify(ctx.tx, 'runs');
  await notify(ctx.tx, `run:${runId}`);
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
