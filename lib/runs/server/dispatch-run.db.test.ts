import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#lib/errors.ts';
import { startForTest, type TestStandIn } from '#lib/github/stand-in/start-for-test.ts';
import { type DispatchBench, dispatchBench } from '#lib/runs/server/fixtures/dispatch-bench.ts';
import { claimRun } from './claim-run.ts';
import { dispatchRun } from './dispatch-run.ts';
import { recordSighting } from './record-sighting.ts';
import { settleDispatch } from './settle-dispatch.ts';
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

/** Claims the one pending run and sends it. */
async function sendNext(): Promise<void> {
  const claim = await claimRun(bench.ctx, bench.hands);
  if (claim.kind !== 'claimed') throw new Error(`nothing was claimed: ${claim.kind}`);
  await dispatchRun(bench.ctx, bench.hands, claim.run);
}

describe('a run that is sent', () => {
  it('is dispatched with the number of the workflow run, and audited', async () => {
    const id = await bench.addRun();
    await sendNext();
    const [effect, ...more] = bench.effects(id);
    expect(more).toEqual([]);
    expect(await bench.row(id)).toMatchObject({
      state: 'dispatched',
      attempt: 1,
      workflow_run_id: String(effect?.id),
      lease_owner: null,
      lease_until: null,
    });
    expect(await bench.timeline(id)).toEqual(['sending', 'dispatched']);
    const [attempt] = await bench.sql`select outcome, status from run_attempts where run_id = ${id}`;
    expect(attempt).toEqual({ outcome: 'done', status: 200 });
    const audit = await bench.sql`select action from audit_events where run_id = ${id}`;
    expect(audit).toEqual([{ action: 'run.dispatch' }]);
  });

  it('sends exactly the inputs that were approved', async () => {
    const id = await bench.addRun({ inputs: { service: 'a b "c" \\ ü', environment: 'prod' } });
    await sendNext();
    const effect = bench.standIn.world.store.effects.find(({ run }) => run.displayTitle.includes(id));
    expect(effect?.run.inputs).toMatchObject({
      service: 'a b "c" \\ ü',
      environment: 'prod',
      quayside_run_id: id,
    });
  });

  it.each([
    ['hang_before', 0],
    ['hang_after', 1],
    ['error_500_before', 0],
    ['error_502_after', 1],
    ['reset_before', 0],
    ['reset_after', 1],
  ] as const)('is unknown after %s, and is not sent again', async (fault, effects) => {
    bench.standIn.world.faults.configure({ plan: [fault], hangMs: 2_000 });
    const id = await bench.addRun();
    await sendNext();
    expect(await bench.stateOf(id)).toBe('unknown');
    expect((await bench.row(id)).unknown_since).not.toBeNull();
    expect((await claimRun(bench.ctx, bench.hands)).kind).toBe('idle');
    expect(bench.effects(id).length).toBe(effects);
  });

  it('is refused with GitHub’s words when GitHub proves that nothing happened', async () => {
    const id = await bench.addRun({ inputs: { service: 'api', surprise: 'x' } });
    await sendNext();
    const row = await bench.row(id);
    expect(row.state).toBe('refused');
    expect(row.failure).toBe('GitHub refused the request (422): Unexpected inputs provided: ["surprise"]');
    expect(row.ended_at).not.toBeNull();
    const audit = await bench.sql`select action from audit_events where run_id = ${id}`;
    expect(audit).toEqual([{ action: 'run.refuse' }]);
  });

  it('goes back in line when GitHub could not be reached at all', async () => {
    const id = await bench.addRun();
    const claim = await claimRun(bench.ctx, bench.hands);
    if (claim.kind !== 'claimed') throw new Error('not claimed');
    await settleDispatch(bench.ctx, bench.hands, claim.run, { kind: 'not_sent', reason: 'ECONNREFUSED' });
    expect(await bench.stateOf(id)).toBe('pending');
    expect((await claimRun(bench.ctx, bench.hands)).kind).toBe('idle');
    await bench.sql`update runs set available_at = now()`;
    await sendNext();
    expect(await bench.row(id)).toMatchObject({ state: 'dispatched', attempt: 2 });
  });

  it('is sent once more, without asking for details, to a GitHub that does not know them', async () => {
    bench.standIn.world.faults.configure({ oldServer: true });
    const id = await bench.addRun();
    await sendNext();
    expect(await bench.row(id)).toMatchObject({
      state: 'pending',
      dispatch_options: { returnRunDetails: false },
    });
    await sendNext();
    expect(await bench.row(id)).toMatchObject({ state: 'dispatched', attempt: 2, workflow_run_id: null });
    expect(bench.effects(id).length).toBe(1);
  });
});

describe('rate limits', () => {
  it('send a run back in line and keep every worker from asking until they pass', async () => {
    bench.standIn.world.faults.configure({ plan: ['limit_403'], retryAfterSeconds: 1 });
    const first = await bench.addRun();
    const second = await bench.addRun();
    await sendNext();
    expect(await bench.stateOf(first)).toBe('pending');
    const other = { ...bench.hands, name: 'another worker' };
    const closed = await claimRun(bench.ctx, other);
    expect(closed.kind).toBe('closed');
    expect(closed.kind === 'closed' && closed.waitMs).toBeGreaterThan(500);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await sendNext();
    await sendNext();
    expect([await bench.stateOf(first), await bench.stateOf(second)]).toEqual(['dispatched', 'dispatched']);
    expect(bench.standIn.world.limit.writesDuringRetryAfter).toBe(0);
  });

  it('stop a run that was claimed before the limit was met', async () => {
    const id = await bench.addRun();
    const claim = await claimRun(bench.ctx, bench.hands);
    if (claim.kind !== 'claimed') throw new Error('not claimed');
    const key = `github:${bench.standIn.url}`;
    await bench.sql`insert into rate_limits (key, blocked_until) values (${key}, now() + interval '1 minute')
      on conflict (key) do update set blocked_until = excluded.blocked_until`;
    await dispatchRun(bench.ctx, bench.hands, claim.run);
    expect(await bench.stateOf(id)).toBe('pending');
    expect(bench.effects(id)).toEqual([]);
  });

  it('keep the distance between two dispatches of all workers', async () => {
    const spaced = { ...bench.hands, timings: { ...bench.hands.timings, gapMs: 60_000 } };
    await bench.addRun();
    await bench.addRun();
    expect((await claimRun(bench.ctx, spaced)).kind).toBe('claimed');
    const next = await claimRun(bench.ctx, { ...spaced, name: 'another worker' });
    expect(next.kind).toBe('closed');
    expect(next.kind === 'closed' && next.waitMs).toBeLessThanOrEqual(60_000);
    await bench.sql`update rate_limits set window_start = window_start - interval '1 minute'`;
    expect((await claimRun(bench.ctx, spaced)).kind).toBe('claimed');
  });
});

describe('the lease', () => {
  it('keeps a worker that slept past it from sending, and what was not sent goes back in line', async () => {
    const id = await bench.addRun();
    const claim = await claimRun(bench.ctx, bench.hands);
    if (claim.kind !== 'claimed') throw new Error('not claimed');
    await bench.sql`update runs set lease_until = now() where id = ${id}`;
    await sweepLeases(bench.ctx, bench.hands);
    expect(await bench.stateOf(id)).toBe('unknown');
    await dispatchRun(bench.ctx, bench.hands, claim.run);
    expect(await bench.stateOf(id)).toBe('pending');
    expect(bench.effects(id)).toEqual([]);
  });

  it('keeps a worker from sending what another one holds', async () => {
    const id = await bench.addRun();
    const claim = await claimRun(bench.ctx, bench.hands);
    if (claim.kind !== 'claimed') throw new Error('not claimed');
    await dispatchRun(bench.ctx, { ...bench.hands, name: 'a stranger' }, claim.run);
    expect(bench.effects(id)).toEqual([]);
    expect(await bench.row(id)).toMatchObject({ state: 'sending', lease_owner: bench.hands.name });
  });

  it('was not used when the database went away before the write: the run goes back in line', async () => {
    const run = await bench.addSending();
    let failures = 1;
    const { db } = bench.ctx.services;
    const flaky = new Proxy(db, {
      get(target, name, receiver) {
        if (name === 'run' && failures-- > 0) throw new AppError('unavailable', 'The database is away.');
        return Reflect.get(target, name, receiver);
      },
    });
    const ctx = { ...bench.ctx, services: { ...bench.ctx.services, db: flaky } };
    await dispatchRun(ctx, bench.hands, run);
    expect([await bench.stateOf(run.id), bench.effects(run.id)]).toEqual(['pending', []]);
  });

  it('is taken anew before the write: a look that took long leaves enough of it', async () => {
    const run = await bench.addSending();
    await bench.sql`update runs set lease_until = now() + interval '150 milliseconds' where id = ${run.id}`;
    await dispatchRun(bench.ctx, bench.hands, run);
    expect(await bench.stateOf(run.id)).toBe('dispatched');
  });

  it('is looked at in the tick of the write: a worker frozen while it connects sends nothing', async () => {
    const id = await bench.addRun();
    const hands = { ...bench.hands, timings: { ...bench.hands.timings, leaseMs: 1_000 } };
    const claim = await claimRun(bench.ctx, hands);
    if (claim.kind !== 'claimed') throw new Error('not claimed');
    const { github } = hands;
    const freezing = {
      ...github,
      dispatchWorkflow: (dispatch: Parameters<typeof github.dispatchWorkflow>[0]) => {
        const sent = github.dispatchWorkflow({ ...dispatch, timeoutMs: 20_000 });
        const until = performance.now() + hands.timings.leaseMs;
        while (performance.now() < until) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
        return sent;
      },
    };
    await dispatchRun(bench.ctx, { ...hands, github: freezing }, claim.run);
    expect(bench.effects(id)).toEqual([]);
    expect(await bench.stateOf(id)).toBe('pending');
  });
});

describe('a late answer', () => {
  it('completes what was given up as unknown, of the same attempt', async () => {
    const run = await bench.addSending();
    await bench.sql`update runs set state = 'unknown', unknown_since = now() where id = ${run.id}`;
    await settleDispatch(bench.ctx, bench.hands, run, {
      kind: 'done',
      status: 200,
      runId: 77,
      url: 'https://x/77',
    });
    expect(await bench.row(run.id)).toMatchObject({ state: 'dispatched', workflow_run_id: '77' });
  });

  it('is kept beside its attempt although a webhook was quicker; what is not known replaces nothing', async () => {
    const run = await bench.addSending();
    await recordSighting(bench.ctx, bench.hands, run.id, { id: 78, url: 'https://x/78' }, 'webhook');
    const noted = async () =>
      (await bench.sql`select outcome, status from run_attempts where run_id = ${run.id}`)[0];
    expect(await noted()).toEqual({ outcome: 'seen', status: null });
    await settleDispatch(bench.ctx, bench.hands, run, { kind: 'unproven', reason: 'reset' });
    expect(await noted()).toEqual({ outcome: 'seen', status: null });
    await settleDispatch(bench.ctx, bench.hands, run, { kind: 'done', status: 200, runId: 78 });
    expect(await noted()).toEqual({ outcome: 'done', status: 200 });
    expect(await bench.row(run.id)).toMatchObject({ state: 'dispatched', workflow_run_id: '78' });
  });

  it.each(['pending', 'waiting'])('that names no run completes what is %s again', async (state) => {
    const run = await bench.addSending();
    await bench.sql`update runs set state = ${state} where id = ${run.id}`;
    await settleDispatch(bench.ctx, bench.hands, run, { kind: 'done', status: 204 });
    expect(await bench.row(run.id)).toMatchObject({ state: 'dispatched', workflow_run_id: null });
  });

  it('does not move a newer attempt', async () => {
    const run = await bench.addSending();
    await bench.sql`update runs set attempt = 2, lease_owner = 'another' where id = ${run.id}`;
    for (const outcome of [
      { kind: 'refused', status: 422, message: 'no' },
      { kind: 'not_sent', reason: 'x' },
      { kind: 'unproven', reason: 'x' },
      { kind: 'flag_unknown', status: 422, message: 'x' },
      { kind: 'done', status: 204 },
    ] as const) {
      await settleDispatch(bench.ctx, bench.hands, run, outcome);
      expect(await bench.row(run.id)).toMatchObject({ state: 'sending', attempt: 2, lease_owner: 'another' });
    }
  });

  it.each([
    ['refused', 422],
    ['rate_limited', 429],
  ] as const)('that nothing was done (%s) leaves what waits for approval again alone', async (kind, status) => {
    const run = await bench.addSending();
    await bench.sql`update runs set state = 'waiting' where id = ${run.id}`;
    await settleDispatch(bench.ctx, bench.hands, run, { kind, status, message: 'no', waitMs: 0 });
    expect(await bench.stateOf(run.id)).toBe('waiting');
  });

  it.each(['pending', 'waiting'])('that proves an effect settles what is %s again', async (state) => {
    const run = await bench.addSending();
    await bench.sql`update runs set state = ${state} where id = ${run.id}`;
    await settleDispatch(bench.ctx, bench.hands, run, { kind: 'done', status: 200, runId: 78 });
    expect(await bench.row(run.id)).toMatchObject({ state: 'dispatched', workflow_run_id: '78' });
    expect((await claimRun(bench.ctx, bench.hands)).kind).toBe('idle');
  });
});

describe('another attempt', () => {
  it('looks once more before it sends, and takes what it finds for the answer', async () => {
    bench.standIn.world.faults.configure({ plan: ['error_502_after'] });
    const id = await bench.addRun();
    await sendNext();
    await bench.sql`update runs set state = 'pending' where id = ${id}`;
    await sendNext();
    expect(await bench.row(id)).toMatchObject({ state: 'dispatched', attempt: 2 });
    expect(bench.effects(id).length).toBe(1);
  });

  it('is sent when the look takes too long', async () => {
    bench.standIn.world.faults.configure({ plan: ['error_500_before'] });
    const id = await bench.addRun();
    await sendNext();
    await bench.sql`update runs set state = 'pending' where id = ${id}`;
    const endless = { ...bench.hands.github, listWorkflowRuns: () => new Promise<never>(() => {}) };
    const claim = await claimRun(bench.ctx, bench.hands);
    if (claim.kind === 'claimed')
      await dispatchRun(bench.ctx, { ...bench.hands, github: endless }, claim.run);
    expect(await bench.stateOf(id)).toBe('dispatched');
  });

  it('is sent when there is nothing to be found', async () => {
    bench.standIn.world.faults.configure({ plan: ['error_500_before'] });
    const id = await bench.addRun();
    await sendNext();
    await bench.sql`update runs set state = 'pending' where id = ${id}`;
    await sendNext();
    expect(await bench.row(id)).toMatchObject({ state: 'dispatched', attempt: 2 });
    expect(bench.effects(id).length).toBe(1);
  });
});
