import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { topicsOf } from '#db/testing/topics-of.ts';
import { enqueueJob, finishJob, postponeJob, pruneJobs, renewJob, takeJob } from './outbox.ts';

const { db, sql } = await testDatabase();
beforeEach(() => sql`delete from outbox`);

const add = (payload: Record<string, unknown> = {}) =>
  db.transaction((tx) => enqueueJob(tx, 'index.build', payload));
const take = (owner = 'me', leaseMs = 60_000) => takeJob(db.run, { owner, leaseMs });
const taken = async (owner?: string) => {
  const job = await take(owner);
  if (!job) throw new Error('there was no job');
  return job;
};
const row = async () => (await sql`select * from outbox`)[0] ?? {};
/** as if the worker had been silent for longer than its lease */
const expire = () =>
  sql`update outbox set lease_until = now() - interval '1 second' where lease_until is not null`;

describe('a job', () => {
  it('is announced when its transaction commits, and only then', async () => {
    const topics = await topicsOf(db, async () => {
      await add();
      const undone = db.transaction(async (tx) => {
        await enqueueJob(tx, 'workflow.cancel', {});
        throw new Error('undo');
      });
      await expect(undone).rejects.toThrow('undo');
    });
    expect(topics).toEqual(['outbox']);
    expect(await sql`select topic from outbox`).toEqual([{ topic: 'index.build' }]);
  });

  it('is taken with what it is about, and counted', async () => {
    const payload = { blueprintId: 'x', nested: { list: [1, null, 'é'] } };
    await add(payload);
    expect(await take()).toMatchObject({ topic: 'index.build', payload, attempts: 1 });
    expect(await take()).toBeUndefined();
    await expire();
    expect(await take()).toMatchObject({ payload, attempts: 2 });
  });

  it('is given to one of many who ask at once', async () => {
    for (const n of [1, 2, 3]) await add({ n });
    const jobs = await Promise.all(Array.from({ length: 6 }, (_, index) => take(`worker ${index}`)));
    const numbers = jobs.flatMap((job) => job?.payload.n ?? []);
    expect(numbers.toSorted()).toEqual([1, 2, 3]);
  });

  it('is the one that is due for the longest', async () => {
    await add({ n: 'later' });
    await add({ n: 'first' });
    await add({ n: 'not yet' });
    await sql`update outbox set available_at = case payload ->> 'n' when 'first' then now() - interval '1 hour'
      when 'later' then now() - interval '1 minute' else now() + interval '1 minute' end`;
    expect([(await take())?.payload.n, (await take())?.payload.n, await take()]).toEqual([
      'first',
      'later',
      undefined,
    ]);
  });

  it('is passed over while somebody has it locked', async () => {
    await add();
    await db.transaction(async (tx) => {
      await takeJob(tx, { owner: 'me', leaseMs: 1 });
      expect(await take('you')).toBeUndefined();
    });
  });
});

describe('a lease on a job', () => {
  it('goes on for its holder until the job is done', async () => {
    await add();
    const { id } = await taken();
    expect(await renewJob(db.run, id, { owner: 'me', leaseMs: 3_600_000 })).toBe(true);
    const [lease] = await sql`select lease_until > now() + interval '50 minutes' as long from outbox`;
    expect(lease?.long).toBe(true);
    expect(await renewJob(db.run, id, { owner: 'you', leaseMs: 1 })).toBe(false);
    await finishJob(db.run, id, 'me');
    expect(await renewJob(db.run, id, { owner: 'me', leaseMs: 1 })).toBe(false);
  });

  it('that was lost to another is lost: the first neither renews, ends nor postpones the job', async () => {
    await add();
    const { id } = await taken('slow');
    await expire();
    await taken('quick');
    const before = await row();
    expect(await renewJob(db.run, id, { owner: 'slow', leaseMs: 60_000 })).toBe(false);
    await finishJob(db.run, id, 'slow', 'late');
    await postponeJob(db.run, id, 'slow', { waitMs: 0, error: 'late' });
    expect(await row()).toEqual(before);
  });
});

describe('the end of a job', () => {
  it('is noted and lets go of it', async () => {
    await add();
    const { id } = await taken();
    await finishJob(db.run, id, 'me');
    expect(await row()).toMatchObject({ lease_owner: null, lease_until: null, error: null });
    expect((await row()).done_at).toBeInstanceOf(Date);
    expect(await take()).toBeUndefined();
  });

  it('may be a postponement, with a reason that its success clears', async () => {
    await add();
    const { id } = await taken();
    await postponeJob(db.run, id, 'me', { waitMs: 60_000, error: 'GitHub is away' });
    expect(await row()).toMatchObject({
      lease_owner: null,
      error: 'GitHub is away',
      done_at: null,
      attempts: 1,
    });
    expect(await take()).toBeUndefined();
    await sql`update outbox set available_at = now()`;
    await taken();
    await finishJob(db.run, id, 'me');
    expect((await row()).error).toBeNull();
  });

  it.each([
    ['ended well a week ago', '8 days', null, true],
    ['ended well lately', '6 days', null, false],
    ['was given up', '8 days', 'why', false],
  ])('of one that %s is forgotten or not', async (_, age, error, forgotten) => {
    await add();
    const { id } = await taken();
    await finishJob(db.run, id, 'me', error ?? undefined);
    await add();
    await sql`update outbox set done_at = now() - ${age}::interval where id = ${id}`;
    expect(await pruneJobs(db.run)).toBe(forgotten ? 1 : 0);
    expect(await sql`select 1 from outbox`).toHaveLength(forgotten ? 1 : 2);
  });
});
