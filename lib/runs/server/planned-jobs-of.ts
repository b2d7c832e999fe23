import type { RunRow } from '#db/queries/runs.ts';
import { findWorkflowContract } from '#db/queries/workflow-contracts.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { readDispatchRequest } from '#lib/github/dispatch-request.ts';
import type { TimedJob } from '#lib/runs/time-jobs.ts';
import { timedJobs } from './timed-jobs.ts';

/** The jobs of a run's workflow as its file was last read, with usual times; none when it is not known. */
export async function plannedJobsOf(ctx: Context, run: RunRow): Promise<TimedJob[]> {
  const address = addressOf(ctx, run.request);
  if (!address) return [];
  const stored = await findWorkflowContract(reader(ctx), address);
  return timedJobs(ctx, { id: run.actionId, identifier: run.actionIdentifier }, stored?.contract?.jobs);
}

function addressOf(ctx: Context, request: string) {
  try {
    const { target, body } = readDispatchRequest(request, ctx.services.env.github.apiUrl);
    return { org: target.org, repo: target.repo, workflow: target.workflow, ref: body.ref };
  } catch {
    return undefined;
  }
}
