import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startForTest, type TestStandIn } from '#lib/github/stand-in/start-for-test.ts';
import {
  type DispatchBench,
  dispatchBench,
  type NewTestRun,
} from '#lib/runs/server/fixtures/dispatch-bench.ts';
import { claimRun } from './claim-run.ts';
import { dispatchRun } from './dispatch-run.ts';
import { reconcileRuns } from './reconcile-runs.ts';
import { sweepLeases } from './sweep-leases.ts';

let bench: DispatchBench<TestStandIn>;
beforeAll(async () => {
  bench = await dispatchBench(await startForTest());
});
beforeEach(async () => {
  bench.standIn.world.faults.configure({});
  await bench.sql`delete from rate_limits`;
  await bench.sql`delete from runs`;
});

/** A run whose answer was lost, with or without its effect. */
async function unknownRun(
  fault: 'error_502_after' | 'error_500_before',
  run: NewTestRun = {},
): Promise<string> {
  const faults = bench.standIn.world.faults;
  faults.configure({ ...faults.settings, plan: [fault] });
  const id = await bench.addRun(run);
  const claim = await claimRun(bench.ctx, bench.hands);
  if (claim.kind !== 'claimed') throw new Error(claim.kind);
  await dispatchRun(bench.ctx, bench.hands, claim.run);
  expect(await bench.stateOf(id)).toBe('unknown');
  return id;
}

const age = (id: string, seconds: number) =>
  bench.sql`update runs set unknown_since = now() - ${`${seconds} seconds`}::interval where id = ${id}`;
const reconcile = () => reconcileRuns(bench.ctx, bench.hands);

describe('sweepLeases', () => {
  it('makes what a dead worker was sending unknown, never pending', async () => {
    const { id } = await bench.addSending();
    expect(await sweepLeases(bench.ctx, bench.hands)).toBe(0);
    await bench.sql`update runs set lease_until = now() - interval '1 ms' where id = ${id}`;
    expect(await sweepLeases(bench.ctx, bench.hands)).toBe(1);
    expect(await bench.row(id)).toMatchObject({ state: 'unknown', lease_owner: null });
    expect((await bench.row(id)).unknown_since).not.toBeNull();
    const [attempt] = await bench.sql`select outcome from run_attempts where run_id = ${id}`;
    expect(attempt?.outcome).toBe('expired');
  });
});

describe('reconcileRuns', () => {
  it('finds the run by its id in the title', async () => {
    const id = await unknownRun('error_502_after');
    expect(await reconcile()).toBe(1);
    const [effect] = bench.effects(id);
    expect(await bench.row(id)).toMatchObject({ state: 'dispatched', workflow_run_id: String(effect?.id) });
    expect(await bench.timeline(id)).toEqual(['sending', 'unknown', 'dispatched']);
    expect(await bench.sql`select action from audit_events where run_id = ${id}`).toEqual([
      { action: 'run.dispatch' },
    ]);
  });

  it('concludes nothing before the window has passed', async () => {
    const id = await unknownRun('error_500_before');
    await reconcile();
    expect(await bench.stateOf(id)).toBe('unknown');
    await age(id, 10);
    await reconcile();
    expect(await bench.stateOf(id)).toBe('needs_decision');
    expect((await claimRun(bench.ctx, bench.hands)).kind).toBe('idle');
  });

  it('concludes nothing from a listing that failed, however long ago the run was sent', async () => {
    const id = await unknownRun('error_502_after');
    bench.standIn.world.faults.configure({ listingFailures: 1 });
    await age(id, 86_400);
    await reconcile();
    expect(await bench.stateOf(id)).toBe('unknown');
    bench.standIn.world.faults.configure({});
    await reconcile();
    expect(await bench.stateOf(id)).toBe('dispatched');
  });

  it('asks a person after twice the window when GitHub does not let us look', async () => {
    const id = await unknownRun('error_502_after');
    const { github } = bench.hands;
    const blind = {
      ...github,
      listWorkflowRuns: async () => ({ kind: 'refused' as const, status: 403, message: 'no right to read' }),
    };
    const look = () => reconcileRuns(bench.ctx, { ...bench.hands, github: blind });
    await age(id, 0.4);
    await look();
    expect(await bench.stateOf(id)).toBe('unknown');
    await age(id, 10);
    await look();
    expect(await bench.stateOf(id)).toBe('needs_decision');
  });

  it('concludes nothing at all while GitHub does not want to be asked', async () => {
    const id = await unknownRun('error_502_after');
    await age(id, 3_600);
    await bench.sql`insert into rate_limits (key, blocked_until)
      values (${`github:${bench.standIn.url}`}, now() + interval '1 minute')
      on conflict (key) do update set blocked_until = excluded.blocked_until`;
    await reconcile();
    expect(await bench.stateOf(id)).toBe('unknown');
  });

  it('waits for a listing that lags', async () => {
    bench.standIn.world.faults.configure({ listingLagMs: 200 });
    const id = await unknownRun('error_502_after');
    for (let turn = 0; turn < 50 && (await bench.stateOf(id)) === 'unknown'; turn++) {
      await reconcile();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await bench.stateOf(id)).toBe('dispatched');
  });

  it('puts a run whose workflow is not told its id before a person: no listing can name it', async () => {
    const id = await unknownRun('error_502_after', { carriesRunId: false });
    await reconcile();
    expect(await bench.stateOf(id)).toBe('unknown');
    await age(id, 10);
    await reconcile();
    expect(await bench.stateOf(id)).toBe('needs_decision');
  });

  it('is not held up by a run that was sent to another GitHub, and puts that one before a person', async () => {
    const stranger = await bench.addRun({
      state: 'unknown',
      url: 'https://github.old/api/v3/repos/acme/paths/actions/workflows/deploy.yml/dispatches',
      set: { attempt: 1, checkAt: new Date(0), unknownSince: new Date(0) },
    });
    const id = await unknownRun('error_502_after');
    await reconcile();
    expect([await bench.stateOf(stranger), await bench.stateOf(id)]).toEqual([
      'needs_decision',
      'dispatched',
    ]);
  });

  it('sends again by itself only what is marked safe to repeat', async () => {
    const id = await unknownRun('error_500_before', { options: { safeToRepeat: true } });
    await age(id, 10);
    await reconcile();
    expect(await bench.stateOf(id)).toBe('pending');
    expect(await bench.sql`select action from audit_events where run_id = ${id}`).toEqual([
      { action: 'run.repeat' },
    ]);
  });

  it('does not touch a newer attempt with what it saw of an older one', async () => {
    const id = await unknownRun('error_500_before', { options: { safeToRepeat: true } });
    await age(id, 10);
    const { github } = bench.hands;
    const slow = {
      ...github,
      async listWorkflowRuns(...args: Parameters<typeof github.listWorkflowRuns>) {
        const listing = await github.listWorkflowRuns(...args);
        await bench.sql`update runs set attempt = 2 where id = ${id}`;
        return listing;
      },
    };
    await reconcileRuns(bench.ctx, { ...bench.hands, github: slow });
    expect(await bench.row(id)).toMatchObject({ state: 'unknown', attempt: 2 });
  });

  it('looks each time a little later', async () => {
    const id = await unknownRun('error_500_before');
    const timings = { ...bench.hands.timings, unknownFirstMs: 5_000, unknownLongestMs: 60_000 };
    const next = async (seconds: number) => {
      await age(id, seconds);
      await bench.sql`update runs set check_at = now() where id = ${id}`;
      await reconcileRuns(bench.ctx, { ...bench.hands, timings: { ...timings, unknownWindowMs: 900_000 } });
      const [row] = await bench.sql`select extract(epoch from check_at - now())::float8 as wait from runs`;
      return Math.round(row?.wait);
    };
    expect([await next(0), await next(20), await next(800)]).toEqual([5, 20, 60]);
    expect(await reconcile()).toBe(0);
  });
});
