import { asc, eq } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { runAttempts, runEntities, runEvents, runJobs } from '#db/schema/actions.ts';

type RunEventRow = typeof runEvents.$inferSelect;
type RunJobRow = typeof runJobs.$inferSelect;
type RunAttemptRow = typeof runAttempts.$inferSelect;
type RunEntityRow = typeof runEntities.$inferSelect;

const MOST_EVENTS = 500;

/** The timeline, oldest first. */
export async function listRunEvents(executor: Executor, runId: string): Promise<RunEventRow[]> {
  return executor
    .select()
    .from(runEvents)
    .where(eq(runEvents.runId, runId))
    .orderBy(asc(runEvents.id))
    .limit(MOST_EVENTS);
}

/** As last seen at GitHub, in its order. */
export async function listRunJobs(executor: Executor, runId: string): Promise<RunJobRow[]> {
  return executor
    .select()
    .from(runJobs)
    .where(eq(runJobs.runId, runId))
    .orderBy(asc(runJobs.position), asc(runJobs.jobId));
}

/** Every time the request was sent, and what came of it. */
export async function listRunAttempts(executor: Executor, runId: string): Promise<RunAttemptRow[]> {
  return executor
    .select()
    .from(runAttempts)
    .where(eq(runAttempts.runId, runId))
    .orderBy(asc(runAttempts.attempt));
}

const MOST_ENTITIES = 200;

/** What the run wrote, in the order of the writes; of many, the first. */
export async function listRunEntities(executor: Executor, runId: string): Promise<RunEntityRow[]> {
  return executor
    .select()
    .from(runEntities)
    .where(eq(runEntities.runId, runId))
    .orderBy(asc(runEntities.at))
    .limit(MOST_ENTITIES);
}
