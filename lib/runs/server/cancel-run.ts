import { enqueueJob } from '#db/queries/outbox.ts';
import { findRun, type RunRow } from '#db/queries/runs.ts';
import { type Context, inTransaction, type TransactionContext } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import { readDispatchRequest } from '#lib/github/dispatch-request.ts';
import { auditRunChange } from './audit-run.ts';
import { requireRunFor } from './require-run.ts';
import { type RunView, viewRun } from './run-view.ts';
import { tellRun } from './tell-run.ts';
import { withdrawRun } from './withdraw-run.ts';

/**
 * Stops a run: one that was not sent yet ends here; of one that works, GitHub is asked to cancel the workflow
 * run, and the run ends when GitHub says so.
 */
export async function cancelRun(ctx: Context, { id }: { id: string }): Promise<RunView> {
  return inTransaction(ctx, async (ctx) => {
    const run = await requireRunFor(ctx, 'cancel', id);
    if (run.state !== 'dispatched') return withdrawRun(ctx, { id });
    await askGitHub(ctx, run);
    return viewRun(ctx, (await findRun(ctx.tx, id)) as RunRow);
  });
}

async function askGitHub(ctx: TransactionContext, run: RunRow): Promise<void> {
  const { workflowRunId } = run;
  if (workflowRunId === null)
    throw new AppError(
      'invalid_state',
      'It is not known yet which workflow run this is; try again in a moment.',
    );
  const { target } = readDispatchRequest(run.request, ctx.services.env.github.apiUrl);
  await tellRun(ctx, {
    runId: run.id,
    kind: 'cancel_asked',
    message: 'Asked to cancel.',
    data: { workflowRunId },
  });
  await auditRunChange(ctx, run, 'run.cancel', { state: run.state, workflowRunId });
  await enqueueJob(ctx.tx, 'workflow.cancel', {
    org: target.org,
    repo: target.repo,
    workflowRunId,
    runId: run.id,
  });
}
