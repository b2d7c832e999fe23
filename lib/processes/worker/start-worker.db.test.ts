import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { storeDelivery } from '#db/queries/deliveries.ts';
import { notify } from '#db/queries/events.ts';
import { enqueueJob } from '#db/queries/outbox.ts';
import { startForTest, type TestStandIn } from '#lib/github/stand-in/start-for-test.ts';
import { listenForEvents } from '#lib/processes/listen-for-events.ts';
import { claimRun } from '#lib/runs/server/claim-run.ts';
import { type DispatchBench, dispatchBench, FAST } from '#lib/runs/server/fixtures/dispatch-bench.ts';
import { type RunningWorker, startWorker, type WorkerOptions } from './start-worker.ts';

let bench: DispatchBench<TestStandIn>;
const workers: RunningWorker[] = [];
beforeAll(async () => {
  bench = await dispatchBench(await startForTest());
});
beforeEach(async () => {
  bench.standIn.world.faults.configure({});
  await bench.sql`delete from rate_limits`;
  await bench.sql`delete from outbox`;
  await bench.sql`delete from runs`;
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

function work(options: WorkerOptions = {}): RunningWorker {
  const worker = startWorker(bench.ctx.services, { timings: FAST, ...options });
  workers.push(worker);
  return worker;
}

async function until(probe: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 300; turn++) {
    if (await probe()) return;
    await sleep(25);
  }
  throw new Error('it did not happen');
}

describe('a worker', () => {
  it('brings every run to its end, once, beside another worker and through faults', async () => {
    bench.standIn.world.faults.configure({
      plan: ['error_502_after', 'error_500_before', 'limit_403', 'reset_after', 'refuse_422'],
      retryAfterSeconds: 1,
    });
    const ids = await Promise.all(Array.from({ length: 15 }, () => bench.addRun()));
    const timings = { ...FAST, sendTimeoutMs: 2_000, leaseMs: 10_000, unknownWindowMs: 1_500 };
    work({ timings });
    work({ timings });
    const states = async () => Promise.all(ids.map((id) => bench.stateOf(id)));
    const settled = ['succeeded', 'refused', 'needs_decision'];
    await until(async () => (await states()).every((state) => settled.includes(state)));
    const found = await states();
    expect(settled.map((state) => found.filter((one) => one === state).length)).toEqual([13, 1, 1]);
    for (const [index, id] of ids.entries())
      expect(bench.effects(id).length, found[index]).toBe(found[index] === 'succeeded' ? 1 : 0);
  });

  it('begins at once when it is told of an approval', async () => {
    const events = listenForEvents(bench.db, bench.ctx.services.log);
    await new Promise<void>((resolve) => events.subscribe((topic) => topic === '*' && resolve()));
    const claims: string[] = [];
    const claim = async (...args: Parameters<typeof claimRun>) => {
      const claimed = await claimRun(...args);
      claims.push(claimed.kind);
      return claimed;
    };
    const timings = { ...FAST, pollMs: 60_000 };
    workers.push(startWorker({ ...bench.ctx.services, events }, { timings, claim }));
    await until(async () => claims.length === 1);
    const id = await bench.addRun();
    await bench.db.transaction((tx) => notify(tx, 'dispatch'));
    await until(async () => bench.effects(id).length === 1);
    expect(claims[0]).toBe('idle');
    await events.close();
  });

  it('processes deliveries and jobs, and tells that it lives', async () => {
    const worker = work();
    await storeDelivery(bench.db.run, { deliveryId: 'd-1', event: 'ping', payload: {} });
    const target = { org: 'acme', repo: 'paths', workflow: 'deploy.yml', ref: 'main' };
    await bench.db.transaction((tx) => enqueueJob(tx, 'workflow.refresh', target));
    await until(async () => (await bench.sql`select 1 from workflow_contracts`).length === 1);
    await until(
      async () => (await bench.sql`select 1 from webhook_deliveries where processed_at is null`).length === 0,
    );
    expect(await bench.sql`select id from heartbeats`).toEqual([{ id: worker.name }]);
    await worker.stop();
    expect(await bench.sql`select id from heartbeats`).toEqual([]);
  });

  it('finishes what it is sending when it is stopped, and claims nothing more', async () => {
    bench.standIn.world.faults.configure({ plan: ['hang_after'], hangMs: 300 });
    const first = await bench.addRun();
    const worker = work({ timings: { ...FAST, sendTimeoutMs: 1_000 } });
    await until(async () => bench.effects(first).length === 1);
    const stopped = worker.stop();
    const second = await bench.addRun();
    await stopped;
    expect([await bench.stateOf(first), await bench.stateOf(second)]).toEqual(['unknown', 'pending']);
  });
});
