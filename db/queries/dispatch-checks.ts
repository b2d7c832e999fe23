import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { runEvents, runJobs, runLogs, runs } from '#db/schema/actions.ts';
import type { WorkflowJob } from '#lib/github/workflow-run.ts';
import { newId } from '#lib/ids.ts';
import type { RunState } from '#lib/runs/states.ts';
import { fromNow, NOW, WORKER_COLUMNS, type WorkerRun } from './dispatch.ts';

/** The run that a workflow run of GitHub belongs to, as far as its number is known. */
export async function lockRunOfWorkflowRun(
  tx: Executor,
  workflowRunId: number,
): Promise<WorkerRun | undefined> {
  const [run] = await tx
    .select(WORKER_COLUMNS)
    .from(runs)
    .where(eq(runs.workflowRunId, workflowRunId))
    .for('update');
  return run;
}

/** Writes what was learnt of a run's workflow run without moving the run. */
export async function noteWorkflowRun(
  tx: Executor,
  id: string,
  { checkInMs, ...facts }: { checkInMs?: number | null } & Partial<typeof runs.$inferInsert>,
): Promise<void> {
  await tx
    .update(runs)
    .set({
      ...facts,
      updatedAt: NOW,
      version: sql`${runs.version} + 1`,
      ...(checkInMs === undefined ? {} : { checkAt: checkInMs === null ? null : fromNow(checkInMs) }),
    })
    .where(eq(runs.id, id));
}

export interface DueRun extends WorkerRun {
  /** how long it has been `unknown`, by the database's clock when it was taken */
  unknownForMs: number;
}

/**
 * Runs in one of `states` whose time to be looked at has come. The next look is set in the same statement,
 * further away the longer the run stands there, so that two workers do not look at once and a dead one
 * leaves nothing behind.
 */
export async function takeDueRuns(
  executor: Executor,
  {
    states,
    limit,
    firstMs,
    longestMs,
  }: { states: RunState[]; limit: number; firstMs: number; longestMs: number },
): Promise<DueRun[]> {
  const interval = (value: number) => sql`${value} * interval '1 millisecond'`;
  const due = executor
    .select({ id: runs.id })
    .from(runs)
    .where(and(inArray(runs.state, states), lte(runs.checkAt, NOW)))
    .orderBy(asc(runs.checkAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  const since = sql`coalesce(${runs.endedAt}, ${runs.dispatchedAt}, ${runs.unknownSince}, ${runs.updatedAt})`;
  const found = await executor
    .update(runs)
    .set({
      checkAt: sql`${NOW} + greatest(${interval(firstMs)}, least(${interval(longestMs)}, ${NOW} - ${since}))`,
    })
    .where(inArray(runs.id, due))
    .returning({
      ...WORKER_COLUMNS,
      age: sql<string | null>`extract(epoch from ${NOW} - ${runs.unknownSince}) * 1000`,
    });
  return found.map(({ age, ...run }) => ({ ...run, unknownForMs: Math.floor(Number(age ?? 0)) }));
}

/** GitHub's words for the progress of a job, ranked: what arrives late must not overwrite what is newer. */
const rank = (status: unknown) =>
  sql`case ${status} when 'completed' then 2 when 'in_progress' then 1 else 0 end`;

/** Keeps jobs as last seen; an older look at a job changes nothing. `inOrder`: the list is the whole one. */
export async function saveJobs(
  tx: Executor,
  runId: string,
  jobs: WorkflowJob[],
  { inOrder }: { inOrder: boolean },
): Promise<void> {
  for (const [position, job] of jobs.entries()) {
    const facts = {
      name: job.name,
      status: job.status,
      conclusion: job.conclusion,
      startedAt: job.startedAt === null ? null : new Date(job.startedAt),
      completedAt: job.completedAt === null ? null : new Date(job.completedAt),
      steps: job.steps.map((step) => ({ ...step })),
      ...(inOrder ? { position } : {}),
    };
    await tx
      .insert(runJobs)
      .values({ runId, jobId: job.id, ...facts })
      .onConflictDoUpdate({
        target: [runJobs.runId, runJobs.jobId],
        set: facts,
        setWhere: sql`${rank(sql`excluded.status`)} >= ${rank(runJobs.status)}`,
      });
  }
}

export interface LogLine {
  at: Date;
  origin: string;
  message: string;
}

/** Puts the log of a finished workflow run in place; false when it stands there already. */
export async function saveWorkflowLog(tx: Executor, runId: string, lines: LogLine[]): Promise<boolean> {
  const marked = await tx
    .update(runs)
    .set({ workflowLogsAt: NOW, checkAt: null, updatedAt: NOW })
    .where(and(eq(runs.id, runId), isNull(runs.workflowLogsAt)))
    .returning({ id: runs.id });
  if (marked.length === 0) {
    await tx.update(runs).set({ checkAt: null }).where(eq(runs.id, runId));
    return false;
  }
  const BATCH = 500;
  for (let start = 0; start < lines.length; start += BATCH) {
    const rows = lines.slice(start, start + BATCH).map((line) => ({ id: newId(), runId, ...line }));
    await tx.insert(runLogs).values(rows);
  }
  return true;
}

/** Whether the timeline names this workflow run as a duplicate already. */
export async function isKnownDuplicate(tx: Executor, runId: string, workflowRunId: number): Promise<boolean> {
  const [row] = await tx
    .select({ id: runEvents.id })
    .from(runEvents)
    .where(
      and(
        eq(runEvents.runId, runId),
        eq(runEvents.kind, 'duplicate'),
        sql`${runEvents.data} ->> 'workflowRunId' = ${String(workflowRunId)}`,
      ),
    )
    .limit(1);
  return row !== undefined;
}
