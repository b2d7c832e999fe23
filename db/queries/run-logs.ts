import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { runLogs } from '#db/schema/actions.ts';
import { newId } from '#lib/ids.ts';
import { likePattern } from './like-pattern.ts';

export interface RunLogRow {
  id: string;
  at: Date;
  level: string;
  origin: string | null;
  message: string;
}

interface NewRunLog {
  runId: string;
  level: string;
  origin: string | null;
  message: string;
}

const columns = {
  id: runLogs.id,
  at: runLogs.at,
  level: runLogs.level,
  origin: runLogs.origin,
  message: runLogs.message,
};

export async function insertRunLog(tx: Executor, log: NewRunLog): Promise<RunLogRow> {
  const [row] = await tx
    .insert(runLogs)
    .values({ id: newId(), ...log })
    .returning(columns);
  if (!row) throw new Error('a log line was not inserted');
  return row;
}

/** Whether the run has at least `most` lines; looks at no more than that. */
export async function hasManyLogs(executor: Executor, runId: string, most: number): Promise<boolean> {
  const some = executor
    .select({ id: runLogs.id })
    .from(runLogs)
    .where(eq(runLogs.runId, runId))
    .limit(most)
    .as('some');
  const [row] = await executor.select({ count: sql<string>`count(*)` }).from(some);
  return Number(row?.count ?? 0) >= most;
}

interface RunLogPage {
  runId: string;
  /** looked for in the message, without regard to case */
  text?: string | undefined;
  /** only lines of this job */
  origin?: string | undefined;
  limit: number;
  /** id of the last line seen */
  after?: string | undefined;
}

/** Lines in the order they came. */
export async function listRunLogRows(
  executor: Executor,
  { runId, text, origin, limit, after }: RunLogPage,
): Promise<RunLogRow[]> {
  return executor
    .select(columns)
    .from(runLogs)
    .where(
      and(
        eq(runLogs.runId, runId),
        origin === undefined ? undefined : eq(runLogs.origin, origin),
        after === undefined ? undefined : gt(runLogs.id, after),
        text === undefined ? undefined : sql`lower(${runLogs.message}) like lower(${likePattern(text)})`,
      ),
    )
    .orderBy(asc(runLogs.id))
    .limit(limit);
}
