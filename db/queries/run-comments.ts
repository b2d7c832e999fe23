import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { readCondition } from '#db/conditions/read-condition.ts';
import { runComments, runs } from '#db/schema/actions.ts';
import type { Ability } from '#lib/access/ability.ts';
import { newId } from '#lib/ids.ts';
import type { RunRow } from './runs.ts';

export interface RunCommentRow {
  id: string;
  runId: string;
  at: Date;
  authorId: string;
  author: Record<string, unknown>;
  text: string;
}

export async function insertRunComment(
  tx: Executor,
  comment: Omit<RunCommentRow, 'id' | 'at'>,
): Promise<RunCommentRow> {
  const [row] = await tx
    .insert(runComments)
    .values({ id: newId(), ...comment })
    .returning();
  if (!row) throw new Error('a comment was not inserted');
  return row;
}

/** Comments on a run in the order they came. */
export async function listRunComments(executor: Executor, runId: string): Promise<RunCommentRow[]> {
  return executor.select().from(runComments).where(eq(runComments.runId, runId)).orderBy(asc(runComments.id));
}

/** How many comments each of these runs has; runs without any are missing. */
export async function countRunComments(
  executor: Executor,
  runIds: readonly string[],
): Promise<Map<string, number>> {
  if (runIds.length === 0) return new Map();
  const rows = await executor
    .select({ runId: runComments.runId, count: sql<string>`count(*)` })
    .from(runComments)
    .where(inArray(runComments.runId, [...runIds]))
    .groupBy(runComments.runId);
  return new Map(rows.map(({ runId, count }) => [runId, Number(count)]));
}

interface Question {
  run: RunRow;
  comment: RunCommentRow;
}

/** Waiting runs of the requester on which somebody else had the last word, the latest word first. */
export async function listQuestionsTo(
  executor: Executor,
  { ability, requesterId }: { ability: Ability; requesterId: string },
  limit: number,
): Promise<Question[]> {
  const isOwn = and(
    eq(runs.requestedBy, requesterId),
    eq(runs.state, 'waiting'),
    readCondition(ability, 'read', 'Run'),
  );
  const last = executor
    .selectDistinctOn([runComments.runId], { id: runComments.id })
    .from(runComments)
    .innerJoin(runs, eq(runs.id, runComments.runId))
    .where(isOwn)
    .orderBy(runComments.runId, desc(runComments.id));
  return executor
    .select({ run: runs, comment: runComments })
    .from(runComments)
    .innerJoin(runs, eq(runs.id, runComments.runId))
    .where(and(inArray(runComments.id, last), ne(runComments.authorId, requesterId)))
    .orderBy(desc(runComments.id))
    .limit(limit);
}
