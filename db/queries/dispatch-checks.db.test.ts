import { beforeEach, describe, expect, it } from 'vitest';
import { insertRun, type RunFixture } from '#db/testing/insert-run.ts';
import { lockableRows } from '#db/testing/lockable-rows.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { WorkflowJob } from '#lib/github/workflow-run.ts';
import {
  isKnownDuplicate,
  lockRunOfWorkflowRun,
  noteWorkflowRun,
  saveJobs,
  saveWorkflowLog,
  takeDueRuns,
} from './dispatch-checks.ts';
import { listRunJobs } from './run-details.ts';
import { insertRunEvents } from './run-events.ts';

const { db, sql } = await testDatabase();
beforeEach(() => sql`delete from runs`);

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const FAR_AWAY = new Date('2999-01-01T00:00:00Z');
const MINUTE = 60_000;
const add = (run?: RunFixture) => insertRun(db.run, run);
const rowOf = async (id: string) => (await sql`select * from runs where id = ${id}`)[0] ?? {};

describe('the run of a workflow run', () => {
  it('is found by its number, locked, beyond 32 bits too', async () => {
    const workflowRunId = 2 ** 50 + 1;
    const id = await add({ state: 'dispatched', workflowRunId });
    await add({ state: 'dispatched', workflowRunId: workflowRunId - 1 });
    await db.transaction(async (tx) => {
      expect(await lockRunOfWorkflowRun(tx, workflowRunId)).toMatchObject({ id, workflowRunId });
      expect(await lockableRows(sql, 'runs', 'id')).not.toContain(id);
    });
    expect(await db.transaction((tx) => lockRunOfWorkflowRun(tx, 1))).toBeUndefined();
  });

  it('takes facts without moving', async () => {
    const id = await add({ state: 'dispatched', checkAt: LONG_AGO });
    await noteWorkflowRun(db.run, id, { workflowStatus: 'in_progress', checkInMs: null });
    expect(await rowOf(id)).toMatchObject({
      state: 'dispatched',
      workflow_status: 'in_progress',
      check_at: null,
      version: 2,
    });
    await noteWorkflowRun(db.run, id, { checkInMs: MINUTE });
    expect((await rowOf(id)).check_at).toBeInstanceOf(Date);
  });
});

describe('runs to be looked at', () => {
  const take = (changes: Partial<Parameters<typeof takeDueRuns>[1]> = {}) =>
    takeDueRuns(db.run, {
      states: ['unknown'],
      limit: 10,
      firstMs: MINUTE,
      longestMs: 60 * MINUTE,
      ...changes,
    });
  const unknown = (run: RunFixture = {}) => add({ state: 'unknown', checkAt: LONG_AGO, ...run });
  const minutesUntilNextLook = async (id: string) => {
    const [row] =
      await sql`select extract(epoch from check_at - now()) / 60 as minutes from runs where id = ${id}`;
    return Math.round(Number(row?.minutes));
  };

  it('are those that are due, in the states asked for', async () => {
    const due = await unknown();
    const dispatched = await add({ state: 'dispatched', checkAt: LONG_AGO });
    await unknown({ checkAt: FAR_AWAY });
    await unknown({ checkAt: null });
    await add({ state: 'succeeded', checkAt: LONG_AGO });
    const found = await take({ states: ['unknown', 'dispatched'] });
    expect(found.map(({ id }) => id).sort()).toEqual([due, dispatched].sort());
  });

  it('are those that wait longest, when there are too many', async () => {
    await unknown({ checkAt: new Date('2022-01-01') });
    const longest = await unknown();
    expect((await take({ limit: 1 })).map(({ id }) => id)).toEqual([longest]);
  });

  it('are looked at by one: the next look is set at once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => unknown()));
    const found = (await Promise.all([take(), take(), take()])).flat();
    expect(found).toHaveLength(6);
    expect(new Set(found.map(({ id }) => id)).size).toBe(6);
    expect(await take()).toEqual([]);
  });

  it('are passed over while somebody works on them', async () => {
    const id = await unknown({ workflowRunId: 7 });
    await db.transaction(async (tx) => {
      await lockRunOfWorkflowRun(tx, 7);
      expect(await take()).toEqual([]);
    });
    expect((await take()).map((run) => run.id)).toEqual([id]);
  });

  it.each([
    ['at first soon', '0 minutes', 1],
    ['later as far away as it stands there', '20 minutes', 20],
    ['never further than said', '10 hours', 60],
  ])('are looked at again %s', async (_, age, minutes) => {
    const id = await unknown();
    await sql`update runs set unknown_since = now() - ${age}::interval where id = ${id}`;
    await take();
    expect(await minutesUntilNextLook(id)).toBe(minutes);
  });

  it('count from their end, else their dispatch, else when they became unknown', async () => {
    const ages = { endedAt: '5 minutes', dispatchedAt: '10 minutes', unknownSince: '15 minutes' };
    const ids = await Promise.all([1, 2, 3].map(() => unknown()));
    const [ended = '', dispatched = '', since = ''] = ids;
    await sql`update runs set unknown_since = now() - ${ages.unknownSince}::interval`;
    await sql`update runs set dispatched_at = now() - ${ages.dispatchedAt}::interval where id <> ${since}`;
    await sql`update runs set ended_at = now() - ${ages.endedAt}::interval where id = ${ended}`;
    await take();
    const next = await Promise.all([ended, dispatched, since].map(minutesUntilNextLook));
    expect(next).toEqual([5, 10, 15]);
  });

  it('tell for how long they have been unknown', async () => {
    await unknown({ workflowRunId: 1 });
    await sql`update runs set unknown_since = now() - interval '90 seconds'`;
    await unknown({ unknownSince: null, workflowRunId: 2 });
    const found = (await take()).sort((a, b) => Number(a.workflowRunId) - Number(b.workflowRunId));
    expect(Math.round((found[0]?.unknownForMs ?? 0) / 10_000)).toBe(9);
    expect(found[1]?.unknownForMs).toBe(0);
  });
});

const job = (changes: Partial<WorkflowJob> = {}): WorkflowJob => ({
  id: 2 ** 40,
  workflowRunId: 7,
  name: 'build',
  status: 'in_progress',
  conclusion: null,
  startedAt: '2024-05-01T10:00:00.000Z',
  completedAt: null,
  steps: [{ name: 'Check out', number: 1, status: 'completed', conclusion: 'success' }],
  ...changes,
});

describe('jobs', () => {
  const save = (id: string, jobs: WorkflowJob[], inOrder = true) => saveJobs(db.run, id, jobs, { inOrder });

  it('are kept as GitHub told', async () => {
    const id = await add();
    await save(id, [job()]);
    expect(await listRunJobs(db.run, id)).toEqual([
      {
        runId: id,
        jobId: 2 ** 40,
        name: 'build',
        status: 'in_progress',
        conclusion: null,
        startedAt: new Date('2024-05-01T10:00:00Z'),
        completedAt: null,
        steps: [{ name: 'Check out', number: 1, status: 'completed', conclusion: 'success' }],
        position: 0,
      },
    ]);
  });

  it.each([
    ['queued', 'in_progress', 'in_progress'],
    ['waiting', 'queued', 'queued'],
    ['in_progress', 'completed', 'completed'],
    ['in_progress', 'queued', 'in_progress'],
    ['completed', 'in_progress', 'completed'],
    ['completed', 'queued', 'completed'],
  ])('seen %s, then %s, are %s', async (first, second, status) => {
    const id = await add();
    await save(id, [job({ status: first })]);
    await save(id, [job({ status: second, name: `build as ${second}` })]);
    const [kept] = await listRunJobs(db.run, id);
    expect(kept?.status).toBe(status);
    expect(kept?.name).toBe(status === second ? `build as ${second}` : 'build');
  });

  it('stand in the order of the whole list, which a single one does not disturb', async () => {
    const id = await add();
    await save(id, [
      job({ id: 30, name: 'first' }),
      job({ id: 10, name: 'second' }),
      job({ id: 20, name: 'third' }),
    ]);
    await save(id, [job({ id: 20, name: 'third', status: 'completed' })], false);
    const jobs = await listRunJobs(db.run, id);
    expect(jobs.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'first in_progress',
      'second in_progress',
      'third completed',
    ]);
  });

  it('of two runs do not meet, though GitHub gave them one number', async () => {
    const [one, other] = [await add(), await add()];
    await save(one, [job({ name: 'of one' })]);
    await save(other, [job({ name: 'of the other' })]);
    expect((await listRunJobs(db.run, one)).map(({ name }) => name)).toEqual(['of one']);
  });
});

describe('the log of a workflow run', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      at: LONG_AGO,
      origin: 'build',
      message: `line ${index}`,
    }));

  it('is put in place once, and then GitHub is not asked again', async () => {
    const id = await add({ state: 'succeeded', checkAt: LONG_AGO });
    expect(await saveWorkflowLog(db.run, id, lines(2))).toBe(true);
    await sql`update runs set check_at = now()`;
    expect(await saveWorkflowLog(db.run, id, lines(3))).toBe(false);
    expect(await sql`select 1 from run_logs`).toHaveLength(2);
    expect((await rowOf(id)).check_at).toBeNull();
  });

  it('is whole and in order, however long, and may be empty', async () => {
    const [long, empty] = [await add(), await add()];
    await db.transaction((tx) => saveWorkflowLog(tx, long, lines(1_203)));
    expect(await saveWorkflowLog(db.run, empty, [])).toBe(true);
    const stored = await sql`select message, origin, level, at from run_logs order by id`;
    expect(stored.map(({ message }) => message)).toEqual(lines(1_203).map(({ message }) => message));
    expect(stored[1_202]).toMatchObject({ origin: 'build', level: 'INFO', at: LONG_AGO });
  });
});

describe('a duplicate', () => {
  it('is known when the timeline of this run names it', async () => {
    const [id, other] = [await add(), await add()];
    const event = (kind: string, workflowRunId: number) =>
      insertRunEvents(db.run, { runId: id, kind, message: 'seen', data: { workflowRunId } });
    await event('duplicate', 12);
    await event('workflow', 34);
    expect(await isKnownDuplicate(db.run, id, 12)).toBe(true);
    expect(await isKnownDuplicate(db.run, id, 1)).toBe(false);
    expect(await isKnownDuplicate(db.run, id, 34)).toBe(false);
    expect(await isKnownDuplicate(db.run, other, 12)).toBe(false);
  });
});
