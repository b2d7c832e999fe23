import { beforeEach, describe, expect, it } from 'vitest';
import { insertRun, type RunFixture } from '#db/testing/insert-run.ts';
import { lockableRows } from '#db/testing/lockable-rows.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import {
  earliestUnclearAttempt,
  endAttempt,
  lockExpiredRuns,
  lockPendingRun,
  lockRun,
  renewLease,
  startSending,
} from './dispatch.ts';

const { db, sql } = await testDatabase();
beforeEach(() => sql`delete from runs`);

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const FAR_AWAY = new Date('2999-01-01T00:00:00Z');
const add = (run?: RunFixture) => insertRun(db.run, run);
const rowOf = async (id: string) => (await sql`select * from runs where id = ${id}`)[0] ?? {};

describe('the next run to send', () => {
  it('is the one due for the longest; approved ones only', async () => {
    await add({ state: 'waiting', availableAt: LONG_AGO });
    await add({ availableAt: FAR_AWAY });
    const second = await add({ availableAt: new Date('2021-01-01') });
    const first = await add({ availableAt: LONG_AGO });
    await db.transaction(async (tx) => {
      expect((await lockPendingRun(tx))?.id).toBe(first);
      expect(await lockableRows(sql, 'runs', 'id')).not.toContain(first);
      await db.transaction(async (other) => expect((await lockPendingRun(other))?.id).toBe(second));
    });
  });

  it('is none when all are in the hands of others', async () => {
    await add({ availableAt: LONG_AGO });
    await db.transaction(async (tx) => {
      await lockPendingRun(tx);
      expect(await db.transaction(lockPendingRun)).toBeUndefined();
    });
  });

  it('carries what the sender needs, numbers of GitHub as numbers', async () => {
    const id = await add({ availableAt: LONG_AGO, entityTeams: ['a"b', '{c}'], workflowRunId: 2 ** 45 });
    const run = await db.transaction(lockPendingRun);
    expect(run).toMatchObject({ id, attempt: 0, entityTeams: ['a"b', '{c}'], workflowRunId: 2 ** 45 });
  });

  it('can be locked by its id, whatever its state', async () => {
    const id = await add({ state: 'succeeded' });
    await db.transaction(async (tx) => {
      expect(await lockRun(tx, id)).toMatchObject({ id, state: 'succeeded' });
      expect(await lockableRows(sql, 'runs', 'id')).toEqual([]);
      expect(await lockRun(tx, 'r_missing')).toBeUndefined();
    });
  });
});

const LEASE = { owner: 'me', leaseMs: 60_000 };

describe('sending', () => {
  const start = (id: string, attempt = 0) => db.transaction((tx) => startSending(tx, { id, attempt }, LEASE));

  it('begins with the intent: the next attempt, its owner, its lease', async () => {
    const id = await add({ attempt: 4, checkAt: LONG_AGO });
    expect(await start(id, 4)).toBe(true);
    expect(await rowOf(id)).toMatchObject({
      state: 'sending',
      attempt: 5,
      lease_owner: 'me',
      check_at: null,
    });
    const [lease] = await sql`select lease_until > now() + interval '50 seconds' as long,
      sent_at between now() - interval '1 minute' and clock_timestamp() as sent from runs`;
    expect(lease).toEqual({ long: true, sent: true });
    expect(await sql`select attempt, worker, outcome from run_attempts`).toEqual([
      { attempt: 5, worker: 'me', outcome: null },
    ]);
  });

  it.each<[string, RunFixture]>([
    ['was withdrawn meanwhile', { state: 'cancelled' }],
    ['is being sent already', { state: 'sending' }],
    ['was sent and asked for again meanwhile', { state: 'pending', attempt: 1 }],
  ])('does not begin when the run %s', async (_, run) => {
    const id = await add(run);
    expect(await start(id)).toBe(false);
    expect(await sql`select 1 from run_attempts`).toHaveLength(0);
    expect((await rowOf(id)).state).toBe(run.state);
  });

  it.each<[string, RunFixture, boolean]>([
    ['goes on for its holder', {}, true],
    ['does not go on once the lease is over', { leaseUntil: LONG_AGO }, false],
    ['does not go on without a lease', { leaseUntil: null }, false],
    ['does not go on for another', { leaseOwner: 'you' }, false],
    ['does not go on for an older attempt', { attempt: 3 }, false],
    ['does not go on after an answer', { state: 'dispatched' }, false],
  ])('%s', async (_, run, renewed) => {
    const until = new Date(Date.now() + 30_000);
    const id = await add({ state: 'sending', attempt: 2, leaseOwner: 'me', leaseUntil: until, ...run });
    const before = await rowOf(id);
    expect(await renewLease(db.run, { id, attempt: 2 }, LEASE)).toBe(renewed);
    const after = await rowOf(id);
    if (renewed) expect(Number(after.lease_until)).toBeGreaterThan(Number(before.lease_until));
    else expect(after).toEqual(before);
  });

  it('is over for good when the lease is: those alone are found, oldest first, in the given number', async () => {
    const sending = (leaseUntil: Date | null) => add({ state: 'sending', leaseOwner: 'dead', leaseUntil });
    const second = await sending(new Date('2021-01-01'));
    const first = await sending(LONG_AGO);
    await sending(FAR_AWAY);
    await add({ state: 'dispatched', leaseUntil: LONG_AGO });
    await db.transaction(async (tx) => {
      expect((await lockExpiredRuns(tx, 1)).map(({ id }) => id)).toEqual([first]);
      const others = await db.transaction((other) => lockExpiredRuns(other, 10));
      expect(others.map(({ id }) => id)).toEqual([second]);
    });
  });
});

describe('attempts', () => {
  const attempts = (id: string, outcomes: (string | null)[]) =>
    sql`insert into run_attempts ${sql(
      outcomes.map((outcome, index) => ({
        run_id: id,
        attempt: index + 1,
        worker: 'me',
        outcome,
        started_at: new Date(Date.UTC(2024, 0, index + 1)),
      })),
    )}`;

  it('note how they ended; a clearer answer may come later', async () => {
    const id = await add();
    await attempts(id, [null, null]);
    const end = (outcome: string, more = {}) => endAttempt(db.run, { id, attempt: 2 }, { outcome, ...more });
    await end('unproven', { status: 502, answer: { text: 'bad gateway' } });
    await end('accepted');
    const rows = await sql`select attempt, outcome, status, answer, ended_at is not null as ended
      from run_attempts order by attempt`;
    expect(rows).toEqual([
      { attempt: 1, outcome: null, status: null, answer: null, ended: false },
      { attempt: 2, outcome: 'accepted', status: null, answer: null, ended: true },
    ]);
  });

  it.each<[(string | null)[], number, number | undefined]>([
    [['refused', 'unproven', 'expired', null], 4, 2],
    [['expired', 'refused'], 3, 1],
    [['refused', null], 3, undefined],
    [['refused', 'unproven'], 2, undefined],
    [[], 1, undefined],
  ])('that ended %j: before the %ith the first unclear one is %s', async (outcomes, attempt, day) => {
    const id = await add();
    if (outcomes.length > 0) await attempts(id, outcomes);
    const other = await add();
    await attempts(other, ['unproven']);
    const since = await earliestUnclearAttempt(db.run, { id, attempt });
    expect(since?.getUTCDate()).toBe(day);
  });
});
