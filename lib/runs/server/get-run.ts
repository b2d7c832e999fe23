import { listRunComments } from '#db/queries/run-comments.ts';
import { listRunAttempts, listRunEntities, listRunEvents, listRunJobs } from '#db/queries/run-details.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import type { TimedJob } from '#lib/runs/time-jobs.ts';
import { type ApprovalProgress, approvalProgress } from './approval-progress.ts';
import { plannedJobsOf } from './planned-jobs-of.ts';
import { requireRun } from './require-run.ts';
import { iso, personOf, type RunView, viewRun } from './run-view.ts';
import { viewComment } from './view-comment.ts';

type Details = Awaited<ReturnType<typeof detailsOf>>;

/** A run with its timeline, comments, attempts, jobs and the entities it wrote. */
type FullRunView = RunView & Details & { approvalProgress: ApprovalProgress | null; planned: TimedJob[] };

/** Throws `not_found`, also for what the caller may not see. */
export async function getRun(ctx: Context, { id }: { id: string }): Promise<FullRunView> {
  const run = await requireRun(ctx, id);
  const [view, details, progress, planned] = await Promise.all([
    viewRun(ctx, run),
    detailsOf(ctx, id),
    approvalProgress(ctx, run),
    plannedJobsOf(ctx, run),
  ]);
  return { ...view, ...details, answer: run.response, approvalProgress: progress, planned };
}

async function detailsOf(ctx: Context, runId: string) {
  const executor = reader(ctx);
  const [events, comments, jobs, attempts, entities] = await Promise.all([
    listRunEvents(executor, runId),
    listRunComments(executor, runId),
    listRunJobs(executor, runId),
    listRunAttempts(executor, runId),
    listRunEntities(executor, runId),
  ]);
  return {
    /** GitHub's answer to the dispatch */
    answer: null as Record<string, unknown> | null,
    events: events.map(({ id, at, kind, message, actor, data }) => ({
      id,
      at: at.toISOString(),
      kind,
      message,
      actor: actor && personOf(actor),
      data,
    })),
    comments: comments.map(viewComment),
    jobs: jobs.map(({ jobId, name, status, conclusion, startedAt, completedAt, steps }) => ({
      id: jobId,
      name,
      status,
      conclusion,
      startedAt: iso(startedAt),
      completedAt: iso(completedAt),
      steps,
    })),
    attempts: attempts.map(({ attempt, startedAt, endedAt, outcome, status, answer }) => ({
      attempt,
      startedAt: startedAt.toISOString(),
      endedAt: iso(endedAt),
      outcome,
      status,
      answer,
    })),
    entities: entities.map(({ blueprintIdentifier, entityIdentifier, operation, at }) => ({
      blueprint: blueprintIdentifier,
      identifier: entityIdentifier,
      operation,
      at: at.toISOString(),
    })),
  };
}
