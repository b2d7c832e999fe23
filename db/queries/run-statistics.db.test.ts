import { beforeEach, describe, expect, it } from 'vitest';
import { insertRun, type RunFixture } from '#db/testing/insert-run.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import { listActionStatistics, medianJobSeconds } from './run-statistics.ts';

const { db, sql } = await testDatabase();
beforeEach(() => sql`delete from runs`);

const action = { id: newId(), identifier: 'deploy' };
const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000);

function run(minutesAgo: number, more: RunFixture = {}): Promise<string> {
  const createdAt = at(minutesAgo);
  return insertRun(db.run, { actionId: action.id, createdAt, ...more });
}

/** Ended `seconds` after GitHub took it. */
function succeeded(minutesAgo: number, seconds: number, more: RunFixture = {}) {
  const dispatchedAt = at(minutesAgo);
  const endedAt = new Date(dispatchedAt.getTime() + seconds * 1000);
  return run(minutesAgo, { state: 'succeeded', dispatchedAt, endedAt, ...more });
}

const statistics = async (actions = [action], by = 'ada') => listActionStatistics(db.run, actions, by);
const ofDeploy = async (by?: string) => (await statistics([action], by)).get(action.id);

describe('the statistics of an action', () => {
  it('are empty figures for one that never ran, and nothing when nothing is asked', async () => {
    expect(await ofDeploy()).toEqual({
      runs: 0,
      succeeded: 0,
      failed: 0,
      medianSeconds: null,
      medianWaitingSeconds: null,
      lastRunAt: null,
      ownLastRunAt: null,
    });
    expect((await statistics([])).size).toBe(0);
  });

  it('count what became of the runs, and time only those that succeeded', async () => {
    await succeeded(10, 60);
    await succeeded(20, 120);
    await succeeded(30, 600);
    const dispatchedAt = at(40);
    await run(40, { state: 'failed', dispatchedAt, endedAt: new Date(dispatchedAt.getTime() + 1_000) });
    await run(50, { state: 'refused', endedAt: at(50) });
    await run(60, { state: 'declined', endedAt: at(59) });
    await run(70, { state: 'waiting' });
    expect(await ofDeploy()).toMatchObject({ runs: 7, succeeded: 3, failed: 2, medianSeconds: 120 });
  });

  it('take the time to a decision only from runs that waited for one', async () => {
    await succeeded(10, 60, { approvalRequired: true, decidedAt: at(6) });
    await succeeded(20, 60, { decidedAt: at(1) });
    await run(30, { approvalRequired: true, state: 'waiting' });
    expect((await ofDeploy())?.medianWaitingSeconds).toBeCloseTo(240, 0);
  });

  it('forget what is older than 90 days, and all but the last 200', async () => {
    await succeeded(91 * 24 * 60, 5);
    expect(await ofDeploy()).toMatchObject({ runs: 0, lastRunAt: null });
    await Promise.all(Array.from({ length: 200 }, () => succeeded(10, 60)));
    await run(500, { state: 'failed' });
    expect(await ofDeploy()).toMatchObject({ runs: 200, succeeded: 200, failed: 0 });
  });

  it('tell the last run of everybody from the last one of the caller', async () => {
    const mine = await succeeded(30, 60);
    const others = await succeeded(10, 60, { requestedBy: 'ben' });
    const [first] = await sql`select created_at from runs where id = ${mine}`;
    const [last] = await sql`select created_at from runs where id = ${others}`;
    expect(await ofDeploy()).toMatchObject({ lastRunAt: last?.created_at, ownLastRunAt: first?.created_at });
    expect((await ofDeploy('eve'))?.ownLastRunAt).toBeNull();
  });

  it('are not those of a deleted action of the same name', async () => {
    await succeeded(10, 60, { actionId: newId() });
    const other = { id: newId(), identifier: 'roll_back' };
    await insertRun(db.run, { actionId: other.id, actionIdentifier: other.identifier, state: 'failed' });
    const found = await statistics([action, other]);
    expect(found.get(action.id)).toMatchObject({ runs: 0 });
    expect(found.get(other.id)).toMatchObject({ runs: 1, failed: 1 });
  });
});

describe('the usual times of jobs', () => {
  const job = (runId: string, jobId: number, name: string, seconds: number, conclusion = 'success') => sql`
    insert into run_jobs (run_id, job_id, name, status, conclusion, started_at, completed_at)
    values (${runId}, ${jobId}, ${name}, 'completed', ${conclusion}, now(), now() + ${seconds} * interval '1 second')`;

  it('are the medians by name of jobs that succeeded', async () => {
    const ids = await Promise.all([succeeded(1, 9), succeeded(2, 9), succeeded(3, 9)]);
    for (const [index, id] of ids.entries()) await job(id, index, 'build', [10, 20, 90][index] ?? 0);
    await job(ids[0] ?? '', 10, 'deploy', 5, 'failure');
    expect(await medianJobSeconds(db.run, action)).toEqual(new Map([['build', 20]]));
    expect(await medianJobSeconds(db.run, { ...action, id: newId() })).toEqual(new Map());
  });
});
