import type { WorkerRun } from '#db/queries/dispatch.ts';
import { type LogLine, saveJobs, saveWorkflowLog } from '#db/queries/dispatch-checks.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { parseLog } from '#lib/github/log-lines.ts';
import { askPolitely } from '#lib/github/server/ask-politely.ts';
import type { Repository } from '#lib/github/server/send.ts';
import type { WorkflowJob } from '#lib/github/workflow-run.ts';
import { announceRun } from './tell-run.ts';
import type { WorkerHands } from './worker-hands.ts';

const MOST_JOBS = 50;

/** Fetches jobs and logs of a workflow run that is over, once. What cannot be had now is asked for again. */
export async function collectLog(
  ctx: Context,
  hands: WorkerHands,
  run: WorkerRun,
  workflowRunId: number,
  repository: Repository,
): Promise<void> {
  const jobs = await askPolitely(ctx, () => hands.github.listJobs(repository, workflowRunId));
  if (jobs.kind === 'failed' || jobs.kind === 'rate_limited') return;
  const known = jobs.kind === 'done' ? jobs.value : [];
  const lines: LogLine[] = [];
  for (const job of known.slice(0, MOST_JOBS)) {
    const log = await linesOf(ctx, hands, repository, job);
    if (!log) return;
    lines.push(...log);
  }
  await inTransaction(ctx, async (ctx) => {
    await saveJobs(ctx.tx, run.id, known, { inOrder: true });
    if (await saveWorkflowLog(ctx.tx, run.id, lines)) await announceRun(ctx, run.id);
  });
}

/** undefined: ask again later. A log that GitHub no longer has is empty. */
async function linesOf(
  ctx: Context,
  hands: WorkerHands,
  repository: Repository,
  job: WorkflowJob,
): Promise<LogLine[] | undefined> {
  if (job.conclusion === 'skipped') return [];
  const log = await askPolitely(ctx, () => hands.github.jobLog(repository, job.id));
  if (log.kind === 'failed' || log.kind === 'rate_limited') return undefined;
  if (log.kind === 'refused') return [];
  const startedAt = new Date(job.startedAt ?? job.completedAt ?? Date.now());
  return parseLog(log.value, startedAt).map((line) => ({ ...line, origin: job.name }));
}
