import { beforeEach, describe, expect, it } from 'vitest';
import { insertRun, type RunFixture } from '#db/testing/insert-run.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { RUN_STATES, type RunState } from '#lib/runs/states.ts';
import { type Arrow, moveRun } from './dispatch.ts';

const { db, sql } = await testDatabase();
beforeEach(() => sql`delete from runs`);

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const FAR_AWAY = new Date('2999-01-01T00:00:00Z');
const add = (run?: RunFixture) => insertRun(db.run, run);
const rowOf = async (id: string) => (await sql`select * from runs where id = ${id}`)[0] ?? {};
const move = (arrow: Partial<Arrow> & { id: string }) =>
  db.transaction((tx) => moveRun(tx, { from: ['sending'], to: 'dispatched', ...arrow }));

describe('an arrow', () => {
  it.each<[string, RunFixture, Partial<Arrow>, boolean]>([
    ['leaves from the state it names', { state: 'sending' }, {}, true],
    ['does not leave from another state', { state: 'dispatched' }, {}, false],
    ['leaves from any of several', { state: 'unknown' }, { from: ['sending', 'unknown'] }, true],
    ['moves the attempt that was looked at', { state: 'sending', attempt: 2 }, { attempt: 2 }, true],
    ['does not move a newer attempt', { state: 'sending', attempt: 3 }, { attempt: 2 }, false],
    ['counts attempt 0 as one', { state: 'sending', attempt: 1 }, { attempt: 0 }, false],
    ['is the lease holder’s', { state: 'sending', leaseOwner: 'me' }, { owner: 'me' }, true],
    ['is not a stranger’s', { state: 'sending', leaseOwner: 'you' }, { owner: 'me' }, false],
    ['is nobody’s without a lease', { state: 'sending', leaseOwner: null }, { owner: 'me' }, false],
    [
      'needs no lease where nothing is being sent',
      { state: 'unknown', leaseOwner: null },
      { from: ['unknown'], owner: 'me' },
      true,
    ],
    [
      'waits for its time in unknown',
      { state: 'unknown', unknownSince: FAR_AWAY },
      { from: ['unknown'], unknownForMs: 1_000 },
      false,
    ],
    [
      'leaves unknown after its time',
      { state: 'unknown', unknownSince: LONG_AGO },
      { from: ['unknown'], unknownForMs: 1_000 },
      true,
    ],
    [
      'never leaves unknown by time when nobody noted since when',
      { state: 'unknown', unknownSince: null },
      { from: ['unknown'], unknownForMs: 0 },
      false,
    ],
  ])('%s', async (_, run, arrow, moves) => {
    const id = await add(run);
    expect(await move({ id, ...arrow })).toBe(moves);
    expect(await rowOf(id)).toMatchObject(
      moves ? { state: 'dispatched', version: 2 } : { state: run.state, version: 1 },
    );
  });

  it('moves once, however often it is repeated at the same time', async () => {
    const id = await add({ state: 'sending' });
    const moved = await Promise.all(Array.from({ length: 5 }, () => move({ id })));
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect((await rowOf(id)).version).toBe(2);
  });

  it('moves the run it names and no other', async () => {
    const [one, other] = [await add({ state: 'sending' }), await add({ state: 'sending' })];
    await move({ id: one });
    expect((await rowOf(other)).state).toBe('sending');
    expect(await move({ id: 'r_missing' })).toBe(false);
  });

  it('lets go of the lease', async () => {
    const id = await add({ state: 'sending', leaseOwner: 'me', leaseUntil: FAR_AWAY });
    await move({ id });
    expect(await rowOf(id)).toMatchObject({ lease_owner: null, lease_until: null });
  });

  it.each(RUN_STATES)('into %s notes the time that belongs to it', async (to: RunState) => {
    const id = await add({ state: 'sending' });
    await move({ id, to });
    const row = await rowOf(id);
    const noted = {
      unknown: row.unknown_since !== null,
      dispatched: row.dispatched_at !== null,
      ended: row.ended_at !== null,
    };
    expect(noted).toEqual({
      unknown: to === 'unknown',
      dispatched: to === 'dispatched',
      ended: ['refused', 'succeeded', 'failed', 'declined', 'cancelled'].includes(to),
    });
  });

  it('keeps when a run was dispatched for the first time', async () => {
    const id = await add({ state: 'unknown', dispatchedAt: LONG_AGO });
    await move({ id, from: ['unknown'] });
    expect((await rowOf(id)).dispatched_at).toEqual(LONG_AGO);
  });

  it('sets, clears or keeps when GitHub is looked at next', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => add({ state: 'sending', checkAt: LONG_AGO })));
    const [set = '', cleared = '', kept = ''] = ids;
    await move({ id: set, checkInMs: 3_600_000 });
    await move({ id: cleared, checkInMs: null });
    await move({ id: kept });
    const [later] =
      await sql`select check_at > now() + interval '59 minutes' as yes from runs where id = ${set}`;
    expect(later?.yes).toBe(true);
    expect((await rowOf(cleared)).check_at).toBeNull();
    expect((await rowOf(kept)).check_at).toEqual(LONG_AGO);
  });

  it('writes the facts that come with it, but never another state', async () => {
    const id = await add({ state: 'sending' });
    await move({ id, set: { failure: 'no', state: 'succeeded', workflowRunId: 2 ** 40 } });
    expect(await rowOf(id)).toMatchObject({
      state: 'dispatched',
      failure: 'no',
      workflow_run_id: String(2 ** 40),
    });
  });
});
