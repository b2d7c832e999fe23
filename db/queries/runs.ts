import { and, asc, desc, eq, exists, inArray, isNull, lt, not, or, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { readCondition } from '#db/conditions/read-condition.ts';
import { runDecisions, runs } from '#db/schema/actions.ts';
import type { Ability } from '#lib/access/ability.ts';
import type { RunState } from '#lib/runs/states.ts';

export type RunRow = typeof runs.$inferSelect;

export async function findRun(executor: Executor, id: string): Promise<RunRow | undefined> {
  const [row] = await executor.select().from(runs).where(eq(runs.id, id));
  return row;
}

/** The run's row, locked until the transaction ends: decisions, withdrawals and reports queue up here. */
export async function lockRunRow(tx: Executor, id: string): Promise<RunRow | undefined> {
  const [row] = await tx.select().from(runs).where(eq(runs.id, id)).for('update');
  return row;
}

/** What the requester submitted under this key before. */
export async function findRunByKey(
  executor: Executor,
  requestedBy: string,
  idempotencyKey: string,
): Promise<RunRow | undefined> {
  const [row] = await executor
    .select()
    .from(runs)
    .where(and(eq(runs.requestedBy, requestedBy), eq(runs.idempotencyKey, idempotencyKey)));
  return row;
}

type NewRun = Omit<typeof runs.$inferInsert, 'createdAt' | 'updatedAt'>;

/**
 * Undefined when the requester has used the idempotency key before; the statement waits for another
 * transaction that is just inserting it.
 */
export async function insertRun(tx: Executor, run: NewRun): Promise<RunRow | undefined> {
  // Cursors carry milliseconds; a finer creation time would be lost in them.
  const now = sql`date_trunc('milliseconds', now())`;
  const [row] = await tx
    .insert(runs)
    .values({ ...run, createdAt: now, updatedAt: now })
    .onConflictDoNothing({ target: [runs.requestedBy, runs.idempotencyKey] })
    .returning();
  return row;
}

export interface RunFilter {
  action?: string | undefined;
  blueprint?: string | undefined;
  entity?: string | undefined;
  states?: readonly RunState[] | undefined;
  requestedBy?: string | undefined;
  externalRunId?: string | undefined;
}

interface RunCursor {
  createdAt: Date;
  id: string;
}

export interface RunPage {
  /** whose view this is */
  ability: Ability;
  filter: RunFilter;
  limit: number;
  /** the last run seen */
  after?: RunCursor | undefined;
}

/** Runs the caller may see, newest first. */
export async function listRunRows(executor: Executor, page: RunPage): Promise<RunRow[]> {
  const { ability, filter, limit, after } = page;
  return executor
    .select()
    .from(runs)
    .where(and(readCondition(ability, 'read', 'Run'), matches(filter), after && isAfter(after)))
    .orderBy(desc(runs.createdAt), desc(runs.id))
    .limit(limit);
}

function matches(filter: RunFilter): SQL | undefined {
  const { action, blueprint, entity, states, requestedBy, externalRunId } = filter;
  return and(
    action === undefined ? undefined : eq(runs.actionIdentifier, action),
    blueprint === undefined ? undefined : eq(runs.blueprintIdentifier, blueprint),
    entity === undefined ? undefined : eq(runs.entityIdentifier, entity),
    states === undefined ? undefined : inArray(runs.state, [...states]),
    requestedBy === undefined ? undefined : eq(runs.requestedBy, requestedBy),
    externalRunId === undefined ? undefined : eq(runs.externalRunId, externalRunId),
  );
}

function isAfter({ createdAt, id }: RunCursor): SQL | undefined {
  return or(lt(runs.createdAt, createdAt), and(eq(runs.createdAt, createdAt), lt(runs.id, id)));
}

/** Waiting runs the caller may approve and has not decided on. */
function isOpenFor(ability: Ability, approverId: string): SQL | undefined {
  return and(
    eq(runs.state, 'waiting'),
    readCondition(ability, 'approve', 'Run'),
    not(exists(decisionsOf(approverId))),
  );
}

function decisionsOf(approverId: string) {
  const { runId, voidedAt } = runDecisions;
  return sql`(select 1 from ${runDecisions} where ${and(
    eq(runId, runs.id),
    eq(runDecisions.approverId, approverId),
    isNull(voidedAt),
  )})`;
}

interface ApproverView {
  ability: Ability;
  approverId: string;
}

/** The caller's inbox, oldest first. */
export async function listOpenApprovals(
  executor: Executor,
  { ability, approverId }: ApproverView,
  limit: number,
): Promise<RunRow[]> {
  return executor
    .select()
    .from(runs)
    .where(isOpenFor(ability, approverId))
    .orderBy(asc(runs.createdAt), asc(runs.id))
    .limit(limit);
}

/** How many the inbox holds, counted up to `most`. */
export async function countOpenApprovals(
  executor: Executor,
  { ability, approverId }: ApproverView,
  most: number,
): Promise<number> {
  const open = executor
    .select({ id: runs.id })
    .from(runs)
    .where(isOpenFor(ability, approverId))
    .limit(most)
    .as('open');
  const [row] = await executor.select({ count: sql<string>`count(*)` }).from(open);
  return Number(row?.count ?? 0);
}

/** Runs of which only a person can say what became of them and about which the caller may, oldest first. */
export async function listRunsToResolve(
  executor: Executor,
  ability: Ability,
  limit: number,
): Promise<RunRow[]> {
  return executor
    .select()
    .from(runs)
    .where(and(eq(runs.state, 'needs_decision'), readCondition(ability, 'resolve', 'Run')))
    .orderBy(asc(runs.createdAt), asc(runs.id))
    .limit(limit);
}

/** Runs the caller decided on and may still see, the latest decision first. */
export async function listDecidedRuns(
  executor: Executor,
  { ability, approverId }: ApproverView,
  limit: number,
): Promise<RunRow[]> {
  const rows = await executor
    .select({ run: runs })
    .from(runDecisions)
    .innerJoin(runs, eq(runs.id, runDecisions.runId))
    .where(and(eq(runDecisions.approverId, approverId), readCondition(ability, 'read', 'Run')))
    .orderBy(desc(runDecisions.createdAt))
    .limit(limit);
  return rows.map((row) => row.run);
}

/** Writes facts of a run that do not move it. */
export async function updateRunFacts(
  tx: Executor,
  id: string,
  facts: Partial<
    Pick<RunRow, 'statusLabel' | 'summary' | 'links' | 'externalRunId' | 'checkAt' | 'workflowRunId'>
  >,
): Promise<void> {
  await tx
    .update(runs)
    .set({ ...facts, version: sql`${runs.version} + 1`, updatedAt: sql`clock_timestamp()` })
    .where(eq(runs.id, id));
}

function isUnsentOf(actionId: string): SQL | undefined {
  return and(eq(runs.actionId, actionId), inArray(runs.state, ['waiting', 'pending']));
}

/** Runs of an action that were not sent yet, locked in the order of their ids. */
export async function lockUnsentRuns(tx: Executor, actionId: string): Promise<RunRow[]> {
  return tx.select().from(runs).where(isUnsentOf(actionId)).orderBy(runs.id).for('update');
}

/** Those of them on which somebody has decided already, in the same order. */
export async function listDecidedUnsentRuns(tx: Executor, actionId: string): Promise<RunRow[]> {
  const decision = sql`(select 1 from ${runDecisions} where ${eq(runDecisions.runId, runs.id)})`;
  return tx
    .select()
    .from(runs)
    .where(and(isUnsentOf(actionId), exists(decision)))
    .orderBy(runs.id);
}

/** How many runs of an action were not sent yet. */
export async function countUnsentRuns(executor: Executor, actionId: string): Promise<number> {
  const [row] = await executor
    .select({ count: sql<number>`count(*)::int` })
    .from(runs)
    .where(isUnsentOf(actionId));
  return row?.count ?? 0;
}

/** Gives the runs of an action its present approvers, as long as they were not sent. */
export async function updateApprovers(
  tx: Executor,
  actionId: string,
  approvers: { users: string[]; teams: string[]; roles: string[] },
): Promise<void> {
  await tx
    .update(runs)
    .set({
      approverUsers: approvers.users,
      approverTeams: approvers.teams,
      approverRoles: approvers.roles,
      version: sql`${runs.version} + 1`,
      updatedAt: sql`clock_timestamp()`,
    })
    .where(isUnsentOf(actionId));
}
