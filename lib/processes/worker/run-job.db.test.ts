import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enqueueJob, postponeJob, pruneJobs, renewJob, takeJob } from '#db/queries/outbox.ts';
import { startForTest, type TestStandIn } from '#lib/github/stand-in/start-for-test.ts';
import { type DispatchBench, dispatchBench } from '#lib/runs/server/fixtures/dispatch-bench.ts';
import { runJob } from './run-job.ts';

let bench: DispatchBench<TestStandIn>;
beforeAll(async () => {
  bench = await dispatchBench(await startForTest());
});
beforeEach(() => bench.sql`delete from outbox`);

const enqueue = (payload: Record<string, unknown> = {}) =>
  bench.db.transaction((tx) => enqueueJob(tx, 'workflow.refresh', payload));
const LEASE = { owner: 'w1', leaseMs: 10_000 };
const job = async () => (await bench.sql`select * from outbox`)[0];

describe('runJob', () => {
  it('does a job once and keeps when', async () => {
    await enqueue({ a: 1 });
    const seen: unknown[] = [];
    const handlers = { 'workflow.refresh': async (_: unknown, payload: unknown) => void seen.push(payload) };
    expect(await runJob(bench.ctx, 'w1', handlers)).toBe(true);
    expect(await runJob(bench.ctx, 'w1', handlers)).toBe(false);
    expect(seen).toEqual([{ a: 1 }]);
    expect(await job()).toMatchObject({ attempts: 1, error: null, lease_owner: null });
    expect((await job())?.done_at).not.toBeNull();
  });

  it('tries a failing job again later, further away each time, and gives up in the end', async () => {
    await enqueue();
    const handlers = { 'workflow.refresh': () => Promise.reject(new Error('no luck')) };
    const waits: number[] = [];
    for (let turn = 0; turn < 7; turn++) {
      await runJob(bench.ctx, 'w1', handlers);
      const [row] =
        await bench.sql`select extract(epoch from available_at - now())::float8 as wait from outbox`;
      waits.push(Math.round(row?.wait));
      await bench.sql`update outbox set available_at = now()`;
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128]);
    expect((await job())?.done_at).toBeNull();
    await runJob(bench.ctx, 'w1', handlers);
    expect(await job()).toMatchObject({ attempts: 8, error: 'no luck' });
    expect((await job())?.done_at).not.toBeNull();
    expect(await runJob(bench.ctx, 'w1', handlers)).toBe(false);
  });

  it('does not fall over a topic that nobody knows', async () => {
    await enqueue();
    expect(await runJob(bench.ctx, 'w1', {})).toBe(true);
    expect((await job())?.error).toMatch(/workflow.refresh/);
  });
});

describe('the lease of a job', () => {
  it('gives it to one worker, and to another when the first is gone', async () => {
    await enqueue();
    const taken = await Promise.all(
      ['a', 'b', 'c', 'd'].map((owner) => takeJob(bench.db.run, { owner, leaseMs: 60_000 })),
    );
    expect(taken.filter(Boolean).length).toBe(1);
    await bench.sql`update outbox set lease_until = now() - interval '1 second'`;
    expect((await takeJob(bench.db.run, LEASE))?.attempts).toBe(2);
  });

  it('is renewed by its holder only, who alone may end it', async () => {
    await enqueue();
    const taken = await takeJob(bench.db.run, LEASE);
    const id = taken?.id ?? '';
    expect(await renewJob(bench.db.run, id, LEASE)).toBe(true);
    expect(await renewJob(bench.db.run, id, { ...LEASE, owner: 'w2' })).toBe(false);
    await postponeJob(bench.db.run, id, 'w2', { waitMs: 0, error: 'x' });
    expect(await job()).toMatchObject({ lease_owner: 'w1', error: null });
  });
});

describe('pruneJobs', () => {
  it('forgets what ended well long ago, and only that', async () => {
    for (let count = 0; count < 3; count++) await enqueue({ count });
    await bench.sql`update outbox set done_at = now() - interval '8 days' where payload ->> 'count' <> '2'`;
    await bench.sql`update outbox set error = 'given up' where payload ->> 'count' = '1'`;
    expect(await pruneJobs(bench.db.run)).toBe(1);
    const left = await bench.sql`select payload ->> 'count' as count from outbox order by 1`;
    expect(left.map(({ count }) => count)).toEqual(['1', '2']);
  });
});
