import { finishJob, type Job, postponeJob, renewJob, takeJob } from '#db/queries/outbox.ts';
import type { Context } from '#lib/access/server/context.ts';

export type JobHandler = (ctx: Context, payload: Record<string, unknown>) => Promise<void>;

const LEASE_MS = 30_000;
const MOST_ATTEMPTS = 8;
const LONGEST_WAIT = 600_000;

/**
 * Takes the next job of the outbox and does it, holding its lease for as long as that takes. A job may be
 * done twice (a worker dies after its effect): handlers are such that it does no harm. False: none is due.
 */
export async function runJob(
  ctx: Context,
  owner: string,
  handlers: Readonly<Record<string, JobHandler>>,
): Promise<boolean> {
  const { db } = ctx.services;
  const job = await takeJob(db.run, { owner, leaseMs: LEASE_MS });
  if (!job) return false;
  const keep = setInterval(() => {
    renewJob(db.run, job.id, { owner, leaseMs: LEASE_MS }).catch(() => {});
  }, LEASE_MS / 3);
  try {
    const handler = Object.hasOwn(handlers, job.topic) ? handlers[job.topic] : undefined;
    if (!handler) throw new Error(`Nobody knows how to do "${job.topic}".`);
    await handler(ctx, job.payload);
    await finishJob(db.run, job.id, owner);
  } catch (error) {
    await giveBack(ctx, owner, job, error);
  } finally {
    clearInterval(keep);
  }
  return true;
}

async function giveBack(ctx: Context, owner: string, job: Job, error: unknown): Promise<void> {
  const { db, log } = ctx.services;
  const message = error instanceof Error ? error.message : 'unknown';
  log.warn({ err: error, jobId: job.id, topic: job.topic, attempts: job.attempts }, 'a job failed');
  if (job.attempts >= MOST_ATTEMPTS) return await finishJob(db.run, job.id, owner, message);
  const waitMs = Math.min(LONGEST_WAIT, 1_000 * 2 ** job.attempts);
  await postponeJob(db.run, job.id, owner, { waitMs, error: message });
}
