import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startForTest, type TestStandIn } from '#lib/github/stand-in/start-for-test.ts';
import { newId } from '#lib/ids.ts';
import { type DispatchBench, dispatchBench } from '#lib/runs/server/fixtures/dispatch-bench.ts';
import { claimRun } from './claim-run.ts';

let bench: DispatchBench<TestStandIn>;
beforeAll(async () => {
  bench = await dispatchBench(await startForTest());
});
beforeEach(async () => {
  await bench.sql`delete from rate_limits`;
  await bench.sql`delete from runs`;
  await bench.sql`delete from users`;
});

const claim = () => claimRun(bench.ctx, bench.hands);

describe('claimRun', () => {
  it('commits the intent: attempt, owner and lease stand before anything is sent', async () => {
    const id = await bench.addRun();
    expect((await claim()).kind).toBe('claimed');
    const row = await bench.row(id);
    expect(row).toMatchObject({ state: 'sending', attempt: 1, lease_owner: bench.hands.name });
    const [lease] = await bench.sql`select extract(epoch from lease_until - now())::float8 as left from runs`;
    expect(lease?.left).toBeGreaterThan(2);
    const attempts = await bench.sql`select attempt, worker, outcome from run_attempts where run_id = ${id}`;
    expect(attempts).toEqual([{ attempt: 1, worker: bench.hands.name, outcome: null }]);
  });

  it('gives each run to one of many workers', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => bench.addRun()));
    const workers = Array.from({ length: 4 }, (_, index) => ({ ...bench.hands, name: `worker ${index}` }));
    const claims = await Promise.all(
      workers.flatMap((hands) => Array.from({ length: 4 }, () => claimRun(bench.ctx, hands))),
    );
    const claimed = claims.flatMap((result) => (result.kind === 'claimed' ? [result.run.id] : []));
    expect(claimed.length).toBe(new Set(claimed).size);
    while ((await claim()).kind === 'claimed');
    const states = await Promise.all(ids.map((id) => bench.row(id)));
    expect(states.map((row) => [row.state, row.attempt])).toEqual(ids.map(() => ['sending', 1]));
  });

  it('takes them in the order in which they became due, and none before its time', async () => {
    const late = await bench.addRun({ set: { availableAt: new Date(Date.now() + 60_000) } });
    const second = await bench.addRun({ set: { availableAt: new Date(Date.now() - 1_000) } });
    const first = await bench.addRun({ set: { availableAt: new Date(Date.now() - 2_000) } });
    const order = [await claim(), await claim(), await claim()].map((result) =>
      result.kind === 'claimed' ? result.run.id : result.kind,
    );
    expect(order).toEqual([first, second, 'idle']);
    expect(await bench.stateOf(late)).toBe('pending');
  });

  it('refuses a request that is not the one that was approved', async () => {
    const id = await bench.addRun();
    await bench.sql`update runs set request = replace(request, '"api"', '"evil"') where id = ${id}`;
    expect((await claim()).kind).toBe('passed');
    const row = await bench.row(id);
    expect(row.state).toBe('refused');
    expect(row.failure).toMatch(/not the one that was approved/);
    expect(await bench.sql`select action from audit_events where run_id = ${id}`).toEqual([
      { action: 'run.refuse' },
    ]);
  });

  it('refuses to carry our token to another host', async () => {
    const url = 'https://elsewhere.test/repos/acme/paths/actions/workflows/deploy.yml/dispatches';
    const id = await bench.addRun({ url });
    expect((await claim()).kind).toBe('passed');
    expect((await bench.row(id)).failure).toMatch(/another GitHub/);
  });

  it('lets nobody behind a run wait that cannot even be read', async () => {
    const broken = await bench.addRun({ set: { availableAt: new Date(0) } });
    await bench.sql`update runs set request = '{', request_hash = encode(sha256('{'::bytea), 'hex')
      where id = ${broken}`;
    const fine = await bench.addRun();
    expect((await claim()).kind).toBe('passed');
    const next = await claim();
    expect(next.kind === 'claimed' && next.run.id).toBe(fine);
    expect(await bench.stateOf(broken)).toBe('pending');
    expect(bench.lines.some((line) => line.runId === broken && line.level === 'error')).toBe(true);
  });

  it('sends a run back to its approvers when its approval no longer stands', async () => {
    const approver = newId();
    await bench.sql`insert into users (id, email, role) values (${approver}, 'boss@example.com', 'Member')`;
    const set = { approvalRequired: true, approverUsers: ['boss@example.com'] };
    const id = await bench.addRun({ set });
    const { request_hash: hash } = (await bench.row(id)) as { request_hash: string };
    await bench.sql`insert into run_decisions (run_id, approver_id, approver, decision, request_hash)
      values (${id}, ${approver}, '{"name": "Boss"}', 'APPROVE', ${hash})`;
    await bench.sql`update users set disabled_at = now() where id = ${approver}`;
    expect((await claim()).kind).toBe('passed');
    expect(await bench.stateOf(id)).toBe('waiting');
    await bench.sql`update users set disabled_at = null where id = ${approver}`;
    await bench.sql`update run_decisions set voided_at = null where run_id = ${id}`;
    await bench.sql`update runs set state = 'pending' where id = ${id}`;
    expect((await claim()).kind).toBe('claimed');
  });
});
