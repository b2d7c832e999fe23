import type { WorkerRun } from '#db/queries/dispatch.ts';
import { isKnownDuplicate, noteWorkflowRun } from '#db/queries/dispatch-checks.ts';
import { enqueueJob } from '#db/queries/outbox.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { readDispatchRequest } from '#lib/github/dispatch-request.ts';
import { isTerminal } from '#lib/runs/states.ts';
import type { Sighting } from './sighting.ts';
import { auditRun, tellRun } from './tell-run.ts';

/**
 * Two workflow runs carry one id: GitHub, a person or we ourselves started it twice. An alarm in the
 * timeline, the audit and the log; the younger is cancelled, the older is the run from now on.
 */
export async function recordDuplicate(
  ctx: TransactionContext,
  run: WorkerRun,
  sighting: Sighting,
): Promise<WorkerRun> {
  const known = run.workflowRunId ?? sighting.id;
  const younger = Math.max(known, sighting.id);
  const older = Math.min(known, sighting.id);
  if (await isKnownDuplicate(ctx.tx, run.id, younger)) return run;
  const { target } = readDispatchRequest(run.request, ctx.services.env.github.apiUrl);
  await tellRun(ctx, {
    runId: run.id,
    kind: 'duplicate',
    message: 'A second workflow run carries the id of this one; the younger is being cancelled.',
    data: { workflowRunId: younger, kept: older },
  });
  await auditRun(ctx, run, 'run.duplicate', { state: run.state, workflowRunId: younger, kept: older });
  await enqueueJob(ctx.tx, 'workflow.cancel', {
    org: target.org,
    repo: target.repo,
    workflowRunId: younger,
    runId: run.id,
  });
  ctx.services.log.error({ runId: run.id, workflowRunId: younger, kept: older }, 'duplicate workflow run');
  if (older === known || isTerminal(run.state)) return run;
  await noteWorkflowRun(ctx.tx, run.id, {
    workflowRunId: older,
    workflowRunUrl: sighting.url || null,
    workflowStatus: null,
    workflowConclusion: null,
    checkInMs: 0,
  });
  return { ...run, workflowRunId: older, workflowStatus: null };
}
