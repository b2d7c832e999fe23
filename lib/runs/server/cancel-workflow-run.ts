import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import { askPolitely } from '#lib/github/server/ask-politely.ts';
import { tellRun } from './tell-run.ts';
import type { WorkerHands } from './worker-hands.ts';

interface Cancellation {
  org: string;
  repo: string;
  workflowRunId: number;
  /** the run in whose timeline it stands */
  runId: string;
}

/** Asks GitHub to cancel a workflow run. Throws when it should be tried again; one that is over is fine. */
export async function cancelWorkflowRun(
  ctx: Context,
  hands: WorkerHands,
  { org, repo, workflowRunId, runId }: Cancellation,
): Promise<void> {
  const outcome = await askPolitely(ctx, () => hands.github.cancelRun({ org, repo }, workflowRunId));
  if (outcome.kind === 'failed' || outcome.kind === 'rate_limited')
    throw new AppError('upstream_failed', 'GitHub could not be asked to cancel the workflow run.');
  const message =
    outcome.kind === 'done'
      ? `GitHub was asked to cancel workflow run ${workflowRunId}.`
      : `GitHub did not cancel workflow run ${workflowRunId}: ${outcome.message}`;
  await inTransaction(ctx, (ctx) =>
    tellRun(ctx, { runId, kind: 'workflow', message, data: { workflowRunId } }),
  );
}
