import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { outbox } from '#db/schema/operations.ts';
import { newId } from '#lib/ids.ts';
import { notify } from './events.ts';

type JobTopic = 'index.build' | 'workflow.refresh' | 'workflow.cancel';

export interface Job {
  id: string;
  topic: string;
  payload: Record<string, unknown>;
  attempts: number;
}

const KEPT_DAYS = 7;
const milliseconds = (value: number) => sql`${value} * interval '1 millisecond'`;

/** Leaves work for the worker; part of the transaction of whoever asks for it. */
export async function enqueueJob(
  tx: Executor,
  topic: JobTopic,
  payload: Record<string, unknown>,
): Promise<void> {
  await tx.insert(outbox).values({ id: newId(), topic, payload });
  await notify(tx, 'outbox');
}

/**
 * Takes the oldest job that is due and that nobody holds. One statement, committed at once: a job may take
 * longer than any transaction should. It belongs to `owner` until `leaseMs` passed by the database's clock.
 */
export async function takeJob(
  executor: Executor,
  lease: { owner: string; leaseMs: number },
): Promise<Job | undefined> {
  const due = sql`(
    select id from outbox
    where done_at is null and available_at <= clock_timestamp()
      and (lease_until is null or lease_until < clock_timestamp())
    order by available_at, id limit 1 for update skip locked)`;
  const [job] = await executor
    .update(outbox)
    .set({
      leaseOwner: lease.owner,
      leaseUntil: sql`clock_timestamp() + ${milliseconds(lease.leaseMs)}`,
      attempts: sql`${outbox.attempts} + 1`,
    })
    .where(eq(outbox.id, due))
    .returning({ id: outbox.id, topic: outbox.topic, payload: outbox.payload, attempts: outbox.attempts });
  return job;
}

/** Keeps a job that takes long; false when it was lost to another worker meanwhile. */
export async function renewJob(
  executor: Executor,
  id: string,
  lease: { owner: string; leaseMs: number },
): Promise<boolean> {
  const renewed = await executor
    .update(outbox)
    .set({ leaseUntil: sql`clock_timestamp() + ${milliseconds(lease.leaseMs)}` })
    .where(and(eq(outbox.id, id), eq(outbox.leaseOwner, lease.owner), isNull(outbox.doneAt)))
    .returning({ id: outbox.id });
  return renewed.length > 0;
}

/** `error`: the job is given up and says why. */
export async function finishJob(
  executor: Executor,
  id: string,
  owner: string,
  error?: string,
): Promise<void> {
  await executor
    .update(outbox)
    .set({ doneAt: sql`clock_timestamp()`, leaseOwner: null, leaseUntil: null, error: error ?? null })
    .where(and(eq(outbox.id, id), eq(outbox.leaseOwner, owner)));
}

/** Another try `waitMs` from now, unless another worker holds the job by now; `error` says why. */
export async function postponeJob(
  executor: Executor,
  id: string,
  owner: string,
  { waitMs, error }: { waitMs: number; error: string },
): Promise<void> {
  await executor
    .update(outbox)
    .set({
      availableAt: sql`clock_timestamp() + ${milliseconds(waitMs)}`,
      leaseOwner: null,
      leaseUntil: null,
      error,
    })
    .where(and(eq(outbox.id, id), eq(outbox.leaseOwner, owner)));
}

/** Forgets jobs that ended well long ago; what was given up stays to be seen. */
export async function pruneJobs(executor: Executor): Promise<number> {
  const gone = await executor
    .delete(outbox)
    .where(and(lt(outbox.doneAt, sql`now() - ${KEPT_DAYS} * interval '1 day'`), isNull(outbox.error)))
    .returning({ id: outbox.id });
  return gone.length;
}
