import { buildPropertyIndexes } from '#lib/entities/server/build-property-index.ts';
import { fetchWorkflowContract } from '#lib/github/server/fetch-workflow-contract.ts';
import { cancelWorkflowRun } from '#lib/runs/server/cancel-workflow-run.ts';
import type { WorkerHands } from '#lib/runs/server/worker-hands.ts';
import type { JobHandler } from './run-job.ts';

/** What the worker can be asked to do through the outbox, by topic. */
export function jobHandlers(hands: WorkerHands): Record<string, JobHandler> {
  return {
    'index.build': (ctx, payload) => buildPropertyIndexes(ctx, { blueprintId: String(payload.blueprintId) }),
    'workflow.cancel': (ctx, payload) =>
      cancelWorkflowRun(ctx, hands, {
        org: String(payload.org),
        repo: String(payload.repo),
        workflowRunId: Number(payload.workflowRunId),
        runId: String(payload.runId),
      }),
    'workflow.refresh': async (ctx, payload) => {
      await fetchWorkflowContract(ctx, {
        org: String(payload.org),
        repo: String(payload.repo),
        workflow: String(payload.workflow),
        ref: String(payload.ref),
      });
    },
  };
}
