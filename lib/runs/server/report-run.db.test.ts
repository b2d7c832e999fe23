import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/access/actor.ts';
import { anonymous, bootstrap } from '#lib/access/server/fixtures/test-context.ts';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { runBench } from '#lib/runs/server/fixtures/run-bench.ts';
import { RUN_STATES, type RunState } from '#lib/runs/states.ts';
import { appendRunLog } from './append-run-log.ts';
import { getRun } from './get-run.ts';
import { listRunLogs } from './list-run-logs.ts';
import { listRuns } from './list-runs.ts';
import { patchRun } from './patch-run.ts';
import { resolveRun } from './resolve-run.ts';
import { withdrawRun } from './withdraw-run.ts';

const bench = await runBench(await startForTest());
const { world, admin, sql } = bench;
const ada = await world.person({ name: 'ada', teams: ['web'] });
const bob = await world.person({ name: 'bob', teams: ['ops'] });
await bench.entities('service', { api: ['ops'] });
await bench.action('deploy', { requiredApproval: true }, { teams: ['ops'] });
await bench.action('quick');
const reader: Actor = { kind: 'machine', id: 'm', clientId: 'm', role: 'Member', bootstrap: false };

const inState = async (state: RunState) => {
  const id = await bench.submit(ada, 'quick');
  await bench.force(id, state);
  return id;
};
const patch = async (id: string, changes: object, actor: Actor = bootstrap) =>
  patchRun(await world.as(actor), { id, ...changes });
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code ?? error,
  );

describe('patchRun', () => {
  it('keeps what a workflow reports, and ends the run on its word', async () => {
    const id = await inState('dispatched');
    const ctx = await world.as(bootstrap);
    await patchRun(ctx, {
      id,
      statusLabel: 'Building',
      link: 'https://a',
      summary: 'text',
      externalRunId: 'x-1',
      status: 'IN_PROGRESS',
    });
    expect(await getRun(await world.as(ada), { id })).toMatchObject({
      state: 'dispatched',
      statusLabel: 'Building',
      link: ['https://a'],
      summary: 'text',
      externalRunId: 'x-1',
    });
    expect(await world.auditOf(ctx)).toEqual([`run.update ${id}`]);
    const ended = await patch(id, { status: 'SUCCESS', link: ['https://b', 'https://c'] });
    expect(ended).toMatchObject({
      state: 'succeeded',
      status: 'SUCCESS',
      link: ['https://b', 'https://c'],
      endedAt: expect.any(String),
      summary: 'text',
    });
    expect(await code(patch(id, { status: 'FAILURE' }))).toBe('run_ended');
    expect(await code(patch(id, { summary: 'late' }))).toBe('run_ended');
    expect(await bench.timeline(id)).toEqual(['requested', 'succeeded']);
  });

  it('ends a run only once it was sent, whatever became of the answer', async () => {
    const expected: Partial<Record<RunState, string>> = {
      waiting: 'invalid_state',
      pending: 'invalid_state',
      sending: 'done',
      unknown: 'done',
      needs_decision: 'done',
      dispatched: 'done',
    };
    for (const state of RUN_STATES) {
      const id = await inState(state);
      expect([state, await code(patch(id, { status: 'FAILURE' }))]).toEqual([
        state,
        expected[state] ?? 'run_ended',
      ]);
      expect(await bench.stateOf(id)).toBe(expected[state] === 'done' ? 'failed' : state);
    }
  });

  it('lets one of two contrary reports win', async () => {
    const id = await inState('dispatched');
    const results = await Promise.all([
      code(patch(id, { status: 'SUCCESS' })),
      code(patch(id, { status: 'FAILURE' })),
    ]);
    expect(results.sort()).toEqual(['done', 'run_ended']);
  });

  it('is for those who may change runs, and only with what can be kept', async () => {
    const id = await inState('dispatched');
    expect(await code(patch(id, { summary: 'x' }, anonymous))).toBe('unauthenticated');
    expect(await code(patch(id, { summary: 'x' }, ada))).toBe('forbidden');
    expect(await code(patch(id, { summary: 'x' }, bob))).toBe('not_found');
    expect(await code(patch('r_nothing', { summary: 'x' }))).toBe('not_found');
    expect(await code(patch(id, { summary: 'a\0' }))).toBe('invalid_input');
    expect(await code(patch(id, { summary: 'x'.repeat(20_001) }))).toBe('invalid_input');
    expect(await code(patch(id, { link: new Array(51).fill('x') }))).toBe('invalid_input');
    expect(await bench.row(id)).toMatchObject({ summary: null, version: 1 });
  });
});

describe('the log', () => {
  it('keeps lines as text, pages and searches them', async () => {
    const id = await inState('dispatched');
    const write = async (message: string, level?: string) =>
      appendRunLog(await world.as(bootstrap), { id, message, level });
    await write('<b>50% \u001b[31mdone\u001b[0m</b>', 'warn');
    for (let n = 0; n < 4; n++) await write(`line ${n}`);
    await sql`update run_logs set origin = 'build' where message = 'line 2'`;
    const read = async (more: object = {}) => listRunLogs(await world.as(ada), { id, ...more });
    const all = await read();
    expect(all.runLogs[0]).toMatchObject({
      runId: id,
      level: 'WARN',
      message: '<b>50% \u001b[31mdone\u001b[0m</b>',
      origin: null,
    });
    const first = await read({ limit: 3 });
    const second = await read({ limit: 3, from: first.next });
    expect([...first.runLogs, ...second.runLogs]).toEqual(all.runLogs);
    expect(second.next).toBeNull();
    expect((await read({ search: 'LINE 3' })).runLogs).toHaveLength(1);
    expect((await read({ search: '%' })).runLogs).toHaveLength(1);
    expect((await read({ origin: 'build' })).runLogs.map(({ message }) => message)).toEqual(['line 2']);
    expect(await code(read({ from: "x' or 1=1" }))).toBe('invalid_input');
    expect(await code(listRunLogs(await world.as(bob), { id }))).toBe('not_found');
    expect(await code(listRunLogs(await world.as(anonymous), { id }))).toBe('unauthenticated');
  });

  it('ends the run with its last line, once', async () => {
    const id = await inState('dispatched');
    const ctx = await world.as(bootstrap);
    await appendRunLog(ctx, { id, message: 'bye', terminationStatus: 'FAILURE', statusLabel: 'Broken' });
    expect(await bench.row(id)).toMatchObject({ state: 'failed', status_label: 'Broken' });
    expect(await world.auditOf(ctx)).toEqual([`run.end ${id}`]);
    expect(await code(appendRunLog(ctx, { id, message: 'more' }))).toBe('run_ended');
  });

  it('is written by those who may change runs, within bounds', async () => {
    const id = await inState('dispatched');
    const write = async (actor: Actor, message: string) =>
      code(appendRunLog(await world.as(actor), { id, message }));
    expect(await write(ada, 'x')).toBe('forbidden');
    expect(await write(anonymous, 'x')).toBe('unauthenticated');
    expect(await write(bootstrap, 'x'.repeat(64_001))).toBe('invalid_input');
    expect(await write(bootstrap, 'a\0')).toBe('invalid_input');
    await sql`insert into run_logs (id, run_id, message) select gen_random_uuid(), ${id}, 'x' from generate_series(1, 10000)`;
    expect(await write(bootstrap, 'one too many')).toBe('too_many_items');
  });
});

describe('withdrawRun', () => {
  const withdraw = async (id: string, actor: Actor = ada) => withdrawRun(await world.as(actor), { id });

  it('takes a request back before it is sent, and not after', async () => {
    for (const state of RUN_STATES) {
      const id = await inState(state);
      const ok = state === 'waiting' || state === 'pending';
      expect([state, await code(withdraw(id))]).toEqual([state, ok ? 'done' : 'invalid_state']);
      expect(await bench.stateOf(id)).toBe(ok ? 'cancelled' : state);
    }
  });

  it('is the requester’s, or an Admin’s under another name', async () => {
    const [own, other] = [await bench.submit(ada, 'deploy'), await bench.submit(ada, 'deploy')];
    expect(await code(withdraw(own, bob))).toBe('forbidden');
    expect(await code(withdraw(own, reader))).toBe('not_found');
    expect(await code(withdraw(own, anonymous))).toBe('unauthenticated');
    const ctx = await world.as(ada);
    await withdrawRun(ctx, { id: own });
    expect(await world.auditOf(ctx)).toEqual([`run.withdraw ${own}`]);
    await withdraw(other, admin);
    expect([await bench.timeline(own), await bench.timeline(other)]).toEqual([
      ['requested', 'withdrawn'],
      ['requested', 'cancelled'],
    ]);
  });
});

describe('resolveRun', () => {
  const resolve = async (
    id: string,
    resolution: 'ran' | 'send_again' | 'give_up',
    more = {},
    actor: Actor = admin,
  ) => resolveRun(await world.as(actor), { id, resolution, ...more });

  it.each([
    ['ran', {}, 'succeeded'],
    ['ran', { workflowRunId: 77 }, 'dispatched'],
    ['send_again', {}, 'pending'],
    ['give_up', {}, 'failed'],
  ] as const)('%s %j leads to %s', async (resolution, more, state) => {
    const id = await inState('needs_decision');
    const ctx = await world.as(admin);
    expect(await resolveRun(ctx, { id, resolution, ...more })).toMatchObject({
      state,
      attempt: 1,
      ...('workflowRunId' in more ? { workflowRun: { id: 77 } } : {}),
    });
    expect(await world.auditOf(ctx)).toEqual([`run.resolve ${id}`]);
    expect(await bench.timeline(id)).toEqual(['requested', state]);
  });

  it('is only for runs that need it, one of two wins', async () => {
    for (const state of RUN_STATES.filter((name) => name !== 'needs_decision'))
      expect([state, await code(resolve(await inState(state), 'send_again'))]).toEqual([
        state,
        'invalid_state',
      ]);
    const id = await inState('needs_decision');
    const results = await Promise.all([code(resolve(id, 'send_again')), code(resolve(id, 'give_up'))]);
    expect(results.sort()).toEqual(['done', 'invalid_state']);
  });

  it('is for approvers and Admins', async () => {
    const id = await bench.submit(ada, 'deploy');
    await bench.force(id, 'needs_decision');
    expect(await code(resolve(id, 'ran', {}, ada))).toBe('forbidden');
    expect(await code(resolve(id, 'ran', {}, reader))).toBe('not_found');
    expect(await code(resolve(id, 'ran', {}, anonymous))).toBe('unauthenticated');
    expect(await code(resolve(id, 'ran', { workflowRunId: -1 }))).toBe('invalid_input');
    expect((await getRun(await world.as(bob), { id })).can.resolve).toBe(true);
    expect(await code(resolve(id, 'ran', {}, bob))).toBe('done');
  });
});

describe('reading', () => {
  const ids = async (actor: Actor, filter = {}) => {
    const { runs, next } = await listRuns(await world.as(actor), { limit: 3, ...filter });
    return { ids: runs.map(({ id }) => id), next };
  };

  it('shows a run to requester, approvers, owners of the entity, Admins, and to all where the action says so', async () => {
    const eve = await world.person({ name: 'eve', teams: ['other'] });
    const quick = await bench.submit(ada, 'quick');
    const asked = await bench.submit(ada, 'deploy');
    const sees = async (id: string, actor: Actor) =>
      (await code(getRun(await world.as(actor), { id }))) === 'done';
    expect([
      await sees(quick, ada),
      await sees(quick, admin),
      await sees(quick, bob),
      await sees(quick, eve),
      await sees(quick, reader),
    ]).toEqual([true, true, false, false, false]);
    expect([await sees(asked, bob), await sees(asked, eve)]).toEqual([true, false]);
    await bench.action('open', { allowAnyoneToViewRuns: true });
    expect(await sees(await bench.submit(ada, 'open'), eve)).toBe(true);
    const trigger = { type: 'self-service', operation: 'DAY-2', blueprintIdentifier: 'service' };
    const invocationMethod = {
      type: 'GITHUB',
      org: 'acme',
      repo: 'paths',
      workflow: 'deploy.yml',
      workflowInputs: { service: 'x' },
    };
    await bench.action('owned', { trigger, invocationMethod });
    const owned = await bench.submit(ada, 'owned', { entity: 'api', properties: {} });
    expect([await sees(owned, bob), await sees(owned, eve)]).toEqual([true, false]);
    for (const actor of [bob, eve, admin, reader]) {
      const { runs } = await listRuns(await world.as(actor), { limit: 200 });
      for (const id of [quick, asked, owned])
        expect(runs.some((run) => run.id === id)).toBe(await sees(id, actor));
    }
    await expect(listRuns(await world.as(anonymous))).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(getRun(await world.as(anonymous), { id: quick })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('pages newest first without losing or repeating one', async () => {
    const jan = await world.person({ name: 'jan' });
    const asked = [];
    for (let n = 0; n < 7; n++) asked.push(await bench.submit(jan, 'quick'));
    await sql`update runs set created_at = date_trunc('seconds', created_at) where requested_by = ${jan.id}`;
    const seen: string[] = [];
    for (let from: string | undefined | null; from !== null; ) {
      const page = await ids(jan, { mine: true, from });
      seen.push(...page.ids);
      from = page.next;
    }
    expect([...seen].sort()).toEqual([...asked].sort());
    expect(new Set(seen).size).toBe(7);
  });

  it('filters, and refuses states and cursors that do not exist', async () => {
    const kim = await world.person({ name: 'kim', role: 'Admin' });
    const [one, two] = [
      await bench.submit(kim, 'quick'),
      await bench.submit(kim, 'owned', { entity: 'api', properties: {} }),
    ];
    await sql`update runs set external_run_id = 'ext-9' where id = ${one}`;
    await bench.force(two, 'unknown');
    const mine = { mine: true, limit: 10 };
    expect((await ids(kim, { externalRunId: 'ext-9' })).ids).toEqual([one]);
    expect((await ids(kim, { ...mine, action: 'owned' })).ids).toEqual([two]);
    expect((await ids(kim, { ...mine, blueprint: 'service', entity: 'api' })).ids).toEqual([two]);
    expect((await ids(kim, { ...mine, state: 'pending' })).ids).toEqual([one]);
    expect((await ids(kim, { ...mine, state: 'unknown,pending' })).ids).toHaveLength(2);
    expect(await code(ids(kim, { state: 'SUCCESS' }))).toBe('invalid_input');
    expect(await code(ids(kim, { from: 'forged' }))).toBe('invalid_input');
  });
});
