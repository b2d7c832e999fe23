import { and, asc, eq, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { runAttempts, runs } from '#db/schema/actions.ts';
import { isTerminal, type RunState } from '#lib/runs/states.ts';

/** What the worker knows of a run; leases and send times stay in the database, whose clock they follow. */
export const WORKER_COLUMNS = {
  id: runs.id,
  state: runs.state,
  attempt: runs.attempt,
  actionIdentifier: runs.actionIdentifier,
  request: runs.request,
  requestHash: runs.requestHash,
  dispatchOptions: runs.dispatchOptions,
  approvalRequired: runs.approvalRequired,
  entityTeams: runs.entityTeams,
  sentAt: runs.sentAt,
  unknownSince: runs.unknownSince,
  workflowRunId: runs.workflowRunId,
  workflowStatus: runs.workflowStatus,
} as const;

export interface WorkerRun {
  id: string;
  state: RunState;
  attempt: number;
  actionIdentifier: string;
  request: string;
  requestHash: string;
  dispatchOptions: Record<string, unknown>;
  approvalRequired: boolean;
  entityTeams: string[];
  sentAt: Date | null;
  unknownSince: Date | null;
  workflowRunId: number | null;
  workflowStatus: string | null;
}

/** One arrow of the state machine: who it may leave from, and where it leads. */
export interface Arrow {
  id: string;
  from: readonly RunState[];
  to: RunState;
  /** The attempt that was looked at: a stale observation must not move a newer one. */
  attempt?: number | undefined;
  /** While the run is `sending`, only the holder of the lease moves it. */
  owner?: string | undefined;
  /** Only when the run has been `unknown` for at least this long by the database's clock. */
  unknownForMs?: number | undefined;
  /** Not to be sent again earlier. */
  availableInMs?: number | undefined;
  /** When the worker looks at GitHub next; null: no more. */
  checkInMs?: number | null | undefined;
  set?: Partial<typeof runs.$inferInsert> | undefined;
}

export type MoveRun = (tx: Executor, arrow: Arrow) => Promise<boolean>;

export const NOW = sql`clock_timestamp()`;
export const fromNow = (milliseconds: number) => sql`${NOW} + ${milliseconds} * interval '1 millisecond'`;

/**
 * Moves a run along one arrow, or not: one UPDATE guarded by state, attempt and owner, so that it can be
 * repeated blindly after a lost answer. False: the run stands elsewhere by now.
 */
export async function moveRun(tx: Executor, { id, ...arrow }: Arrow): Promise<boolean> {
  return (await moveRuns(tx, [id], arrow)) > 0;
}

/** The same for several runs at once; answers how many moved. */
export async function moveRuns(
  tx: Executor,
  ids: readonly string[],
  arrow: Omit<Arrow, 'id'>,
): Promise<number> {
  const { from, to, attempt, owner, unknownForMs, availableInMs, checkInMs, set } = arrow;
  const guards: (SQL | undefined)[] = [inArray(runs.id, [...ids]), inArray(runs.state, [...from])];
  if (attempt !== undefined) guards.push(eq(runs.attempt, attempt));
  if (owner !== undefined) guards.push(or(sql`${runs.state} <> 'sending'`, eq(runs.leaseOwner, owner)));
  if (unknownForMs !== undefined) guards.push(lte(runs.unknownSince, fromNow(-unknownForMs)));
  const moved = await tx
    .update(runs)
    .set({
      ...set,
      state: to,
      leaseOwner: null,
      leaseUntil: null,
      version: sql`${runs.version} + 1`,
      updatedAt: NOW,
      ...(to === 'unknown' ? { unknownSince: NOW } : {}),
      ...(to === 'dispatched' ? { dispatchedAt: sql`coalesce(${runs.dispatchedAt}, ${NOW})` } : {}),
      ...(isTerminal(to) ? { endedAt: NOW } : {}),
      ...(availableInMs === undefined ? {} : { availableAt: fromNow(availableInMs) }),
      ...(checkInMs === undefined ? {} : { checkAt: checkInMs === null ? null : fromNow(checkInMs) }),
    })
    .where(and(...guards))
    .returning({ id: runs.id });
  return moved.length;
}

/** The next approved run that is due, locked; runs in the hands of others are passed over. */
export async function lockPendingRun(tx: Executor): Promise<WorkerRun | undefined> {
  const [run] = await tx
    .select(WORKER_COLUMNS)
    .from(runs)
    .where(and(eq(runs.state, 'pending'), lte(runs.availableAt, NOW)))
    .orderBy(asc(runs.availableAt), asc(runs.id))
    .limit(1)
    .for('update', { skipLocked: true });
  return run;
}

/** `pending` → `sending(n+1)` with a lease by the database's clock. Committed before a byte leaves. */
export async function startSending(
  tx: Executor,
  run: { id: string; attempt: number },
  lease: { owner: string; leaseMs: number },
): Promise<boolean> {
  const started = await tx
    .update(runs)
    .set({
      state: 'sending',
      attempt: run.attempt + 1,
      leaseOwner: lease.owner,
      leaseUntil: fromNow(lease.leaseMs),
      sentAt: NOW,
      checkAt: null,
      version: sql`${runs.version} + 1`,
      updatedAt: NOW,
    })
    .where(and(eq(runs.id, run.id), eq(runs.state, 'pending'), eq(runs.attempt, run.attempt)))
    .returning({ id: runs.id });
  if (started.length === 0) return false;
  await tx.insert(runAttempts).values({ runId: run.id, attempt: run.attempt + 1, worker: lease.owner });
  return true;
}

/** Takes the lease on an attempt anew, for as long as it was; false when it is over or no longer `owner`'s. */
export async function renewLease(
  executor: Executor,
  run: { id: string; attempt: number },
  lease: { owner: string; leaseMs: number },
): Promise<boolean> {
  const renewed = await executor
    .update(runs)
    .set({ leaseUntil: fromNow(lease.leaseMs) })
    .where(
      and(
        eq(runs.id, run.id),
        eq(runs.state, 'sending'),
        eq(runs.attempt, run.attempt),
        eq(runs.leaseOwner, lease.owner),
        sql`${runs.leaseUntil} > ${NOW}`,
      ),
    )
    .returning({ id: runs.id });
  return renewed.length > 0;
}

interface AttemptEnd {
  outcome: string;
  status?: number | undefined;
  answer?: Record<string, unknown> | undefined;
}

/** Notes how an attempt ended; a later, clearer answer may replace what was noted. */
export async function endAttempt(
  tx: Executor,
  run: { id: string; attempt: number },
  { outcome, status, answer }: AttemptEnd,
): Promise<void> {
  await tx
    .update(runAttempts)
    .set({ endedAt: NOW, outcome, status: status ?? null, answer: answer ?? null })
    .where(and(eq(runAttempts.runId, run.id), eq(runAttempts.attempt, run.attempt)));
}

/** When the first of the earlier attempts that may have had an effect began; undefined when all are clear. */
export async function earliestUnclearAttempt(
  executor: Executor,
  run: { id: string; attempt: number },
): Promise<Date | undefined> {
  const [row] = await executor
    .select({ startedAt: runAttempts.startedAt })
    .from(runAttempts)
    .where(
      and(
        eq(runAttempts.runId, run.id),
        lt(runAttempts.attempt, run.attempt),
        inArray(runAttempts.outcome, ['unproven', 'expired']),
      ),
    )
    .orderBy(asc(runAttempts.attempt))
    .limit(1);
  return row?.startedAt;
}

/** Runs whose sender was killed or frozen: their lease is over. */
export async function lockExpiredRuns(tx: Executor, limit: number): Promise<WorkerRun[]> {
  return tx
    .select(WORKER_COLUMNS)
    .from(runs)
    .where(and(eq(runs.state, 'sending'), lt(runs.leaseUntil, NOW)))
    .orderBy(asc(runs.leaseUntil))
    .limit(limit)
    .for('update', { skipLocked: true });
}

/** What the worker needs of a run, which nobody else changes until the transaction ends. */
export async function lockRun(tx: Executor, id: string): Promise<WorkerRun | undefined> {
  const [run] = await tx.select(WORKER_COLUMNS).from(runs).where(eq(runs.id, id)).for('update');
  return run;
}
