import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/access/actor.ts';
import { anonymous, bootstrap, type TestActor } from '#lib/access/server/fixtures/test-context.ts';
import { savePolicy } from '#lib/access/server/save-policy.ts';
import { setUserRole } from '#lib/access/server/set-user-role.ts';
import { auditSentence } from '#lib/audit/sentence.ts';
import { listAuditEvents } from '#lib/audit/server/list-audit-events.ts';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { runBench } from '#lib/runs/server/fixtures/run-bench.ts';
import { countApprovals } from './count-approvals.ts';
import { decideRun } from './decide-run.ts';
import { getRun } from './get-run.ts';
import { listApprovals } from './list-approvals.ts';
import { submitRun } from './submit-run.ts';
import { withdrawRun } from './withdraw-run.ts';

const bench = await runBench(await startForTest());
const { world, admin, sql } = bench;
const ada = await world.person({ name: 'ada', teams: ['web'] });
const bob = await world.person({ name: 'bob', teams: ['ops'] });
const cyd = await world.person({ name: 'cyd', teams: ['ops'] });
const dan = await world.person({ name: 'dan' });
await bench.action(
  'deploy',
  { requiredApproval: true },
  { users: ['Dan@Example.com'], teams: ['ops'], roles: ['Admin'] },
);
await bench.action(
  'strict',
  { requiredApproval: { type: 'ALL' } },
  { users: ['dan@example.com', 'ada@example.com'], teams: ['ops'] },
);
await bench.action('machine', { requiredApproval: true, allowMachineApproval: true });
await sql`insert into machine_clients (id, client_id, secret_hash, name, role, bootstrap)
  values (${(bootstrap as { id: string }).id}, 'bootstrap', 'x', 'bootstrap', 'Admin', 1)`;

const decide = async (actor: Actor, id: string, decision: 'APPROVE' | 'DECLINE' = 'APPROVE', more = {}) =>
  decideRun(await world.as(actor), { id, decision, ...more });
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code ?? error,
  );
const ask = (actor: TestActor = ada, action = 'deploy', more = {}) => bench.submit(actor, action, more);

describe('decideRun', () => {
  it('approves: the run is pending, with decision, event and audit row', async () => {
    const id = await ask();
    const ctx = await world.as(bob);
    const run = await decideRun(ctx, { id, decision: 'APPROVE', reason: ' fine ' });
    expect(run).toMatchObject({
      state: 'pending',
      approval: { state: 'APPROVED', userId: bob.id, description: 'fine' },
      approvals: [
        {
          approver: { kind: 'person', id: bob.id, email: 'bob@example.com' },
          decision: 'APPROVE',
          reason: 'fine',
          voided: false,
        },
      ],
      decidedAt: expect.any(String),
    });
    expect(await bench.timeline(id)).toEqual(['requested', 'approved']);
    expect(await world.auditOf(ctx)).toEqual([`run.approve ${id}`]);
    expect(await sql`select request_hash from run_decisions where run_id = ${id}`).toEqual([
      { request_hash: run.requestHash },
    ]);
  });

  it('declines with a reason, and that is the end', async () => {
    const id = await ask();
    const ctx = await world.as(dan);
    const run = await decideRun(ctx, { id, decision: 'DECLINE', reason: 'not today' });
    expect(run).toMatchObject({ state: 'declined', status: 'DECLINED', endedAt: expect.any(String) });
    expect(await world.auditOf(ctx)).toEqual([`run.decline ${id}`]);
    const { events } = await listAuditEvents(await world.as(admin), { filters: { runId: id } });
    expect(events.map(auditSentence)).toEqual(['dan declined “Deploy”.', 'ada requested “Deploy”.']);
    expect(await outcome(decide(bob, id))).toBe('already_decided');
  });

  it('is for those the action names: people, teams, roles', async () => {
    const eve = await world.person({ name: 'eve', teams: ['web'] });
    const id = await ask();
    expect(await outcome(decide(anonymous, id))).toBe('unauthenticated');
    expect(await outcome(decide(eve, id))).toBe('not_found');
    expect(
      await outcome(decide({ kind: 'machine', id: 'm', clientId: 'm', role: 'Admin', bootstrap: false }, id)),
    ).toBe('forbidden');
    expect(await outcome(decide(bob, 'r_nothing'))).toBe('not_found');
    expect(await sql`select 1 from run_decisions where run_id = ${id}`).toHaveLength(0);
    for (const actor of [bob, dan, admin]) expect(await outcome(decide(actor, await ask()))).toBe('done');
  });

  it('takes a decision only on the request that was looked at', async () => {
    const [id, other] = [await ask(), await ask()];
    const { requestHash } = await getRun(await world.as(bob), { id: other });
    expect(await outcome(decide(bob, id, 'APPROVE', { requestHash }))).toBe('conflict');
    await sql`update runs set request = replace(request, 'api-3', 'api-4') where id = ${id}`;
    expect(await outcome(decide(bob, id))).toBe('invalid_state');
    expect(await outcome(decide(bob, other, 'APPROVE', { requestHash }))).toBe('done');
  });

  it('refuses reasons that cannot be kept', async () => {
    const id = await ask();
    expect(await outcome(decide(bob, id, 'DECLINE', { reason: 'a\0' }))).toBe('invalid_input');
    expect(await outcome(decide(bob, id, 'DECLINE', { reason: 'x'.repeat(4_001) }))).toBe('invalid_input');
  });
});

describe('self-approval', () => {
  it('is refused by every path', async () => {
    for (const requester of [bob, dan, admin]) {
      const id = await ask(requester);
      expect(await outcome(decide(requester, id))).toBe('self_approval');
      expect(await outcome(decide(requester, id, 'DECLINE'))).toBe('self_approval');
      expect((await getRun(await world.as(requester), { id })).can).toMatchObject({
        approve: false,
        withdraw: true,
      });
    }
  });

  it('is refused to whoever became an approver only afterwards', async () => {
    const fay = await world.person({ name: 'fay' });
    const id = await ask(fay);
    await setUserRole(await world.as(admin), { userId: fay.id, role: 'Admin' });
    expect(await outcome(decide({ ...fay, role: 'Admin' }, id))).toBe('self_approval');
  });

  it('is refused though a policy lets everybody approve', async () => {
    const gus = await world.person({ name: 'gus', teams: ['free'] });
    const document = {
      title: 'Free',
      effect: 'can',
      verbs: ['read', 'approve'],
      subject: 'Run',
      appliesTo: { users: [], teams: ['free'], roles: [] },
    };
    await savePolicy(await world.as(admin), { document });
    expect(await outcome(decide(gus, await ask(gus)))).toBe('self_approval');
    const id = await ask();
    expect(await decide(gus, id)).toMatchObject({ state: 'pending' });
  });

  it('is refused to a machine client, in whatever mode', async () => {
    const asMachine = async () =>
      (await submitRun(await world.as(bootstrap), { action: 'machine', properties: { name: 'api' } })).id;
    expect(await outcome(decide(bootstrap, await asMachine()))).toBe('self_approval');
  });
});

describe('machine approval', () => {
  it('counts only of the bootstrap client, in demo mode, where the action allows it', async () => {
    expect(await decide(bootstrap, await ask(ada, 'machine'))).toMatchObject({ state: 'pending' });
    expect(await outcome(decide(bootstrap, await ask(ada, 'deploy')))).toBe('forbidden');
    const other: Actor = { kind: 'machine', id: 'm2', clientId: 'm2', role: 'Admin', bootstrap: false };
    expect(await outcome(decide(other, await ask(ada, 'machine')))).toBe('forbidden');
    const serious = await world.as(bootstrap);
    const { buildAbility } = await import('#lib/access/build-ability.ts');
    const id = await ask(ada, 'machine');
    const ctx = { ...serious, ability: buildAbility(bootstrap, [], { demo: false }) };
    expect(await outcome(decideRun(ctx, { id, decision: 'APPROVE' }))).toBe('forbidden');
  });
});

describe('ALL', () => {
  it('needs one approver for every place, the requester’s own place aside', async () => {
    const id = await ask(ada, 'strict');
    expect(await decide(bob, id)).toMatchObject({ state: 'waiting', can: { approve: false } });
    expect((await getRun(await world.as(bob), { id })).events.at(-1)?.message).toBe(
      'Approved; still needed: user dan@example.com.',
    );
    expect(await decide(cyd, id)).toMatchObject({ state: 'waiting' });
    expect(await decide(dan, id)).toMatchObject({ state: 'pending', approvals: [{}, {}, {}] });
  });

  it('counts nobody twice, and lets one decline end it', async () => {
    const id = await ask(ada, 'strict');
    for (let n = 0; n < 3; n++)
      expect(await decide(dan, id)).toMatchObject({ state: 'waiting', approvals: [{}] });
    expect(await decide(dan, id, 'DECLINE')).toMatchObject({
      state: 'declined',
      approvals: [{ decision: 'DECLINE' }],
    });
  });
});

describe('races', () => {
  it('lets one of 32 parallel decisions win', async () => {
    const people = await Promise.all(
      Array.from({ length: 32 }, (_, n) => world.person({ name: `op${n}`, role: 'Admin' })),
    );
    const id = await ask();
    const results = await Promise.all(
      people.map((person, n) => outcome(decide(person, id, n % 2 ? 'APPROVE' : 'DECLINE'))),
    );
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    expect(results.filter((result) => result === 'already_decided')).toHaveLength(31);
    expect(await sql`select 1 from run_decisions where run_id = ${id}`).toHaveLength(1);
    expect(await bench.timeline(id)).toHaveLength(2);
    expect(['pending', 'declined']).toContain(await bench.stateOf(id));
  });

  it('lets one of withdrawal and approval win', async () => {
    for (let turn = 0; turn < 10; turn++) {
      const id = await ask();
      const [approved, withdrawn] = await Promise.all([
        outcome(decide(bob, id)),
        outcome(world.as(ada).then((ctx) => withdrawRun(ctx, { id }))),
      ]);
      // Approved first, a run can still be withdrawn before it is sent; withdrawn first, it stays withdrawn.
      expect(withdrawn).toBe('done');
      expect(['done', 'already_decided']).toContain(approved);
      expect(await bench.stateOf(id)).toBe('cancelled');
    }
  });

  it('counts replays of one approval once', async () => {
    const id = await ask(ada, 'strict');
    await Promise.all(Array.from({ length: 10 }, () => outcome(decide(bob, id))));
    expect(await bench.stateOf(id)).toBe('waiting');
    expect(await sql`select 1 from run_decisions where run_id = ${id}`).toHaveLength(1);
  });
});

describe('the inbox', () => {
  it('holds what waits for the caller, oldest first, and what the caller decided', async () => {
    const hal = await world.person({ name: 'hal', teams: ['inbox'] });
    await bench.action(
      'inbox',
      { requiredApproval: { type: 'ALL' } },
      { teams: ['inbox'], users: ['dan@example.com'] },
    );
    const ids = [await ask(ada, 'inbox'), await ask(ada, 'inbox'), await ask(ada, 'inbox')] as const;
    await ask(hal, 'inbox');
    const inbox = async () => {
      const ctx = await world.as(hal);
      const { waiting, decided } = await listApprovals(ctx);
      return [waiting.map(({ id }) => id), decided.map(({ id }) => id), await countApprovals(ctx)];
    };
    expect(await inbox()).toEqual([[...ids], [], 3]);
    await decide(hal, ids[1]);
    await decide(hal, ids[0], 'DECLINE');
    expect(await inbox()).toEqual([[ids[2]], [ids[0], ids[1]], 1]);
    const { waiting } = await listApprovals(await world.as(hal));
    expect(waiting[0]?.can.approve).toBe(true);
  });

  it('is empty for those who approve nothing, and closed to strangers', async () => {
    const ivy = await world.person({ name: 'ivy' });
    const nothing = { waiting: [], unclear: [], requested: [], decided: [] };
    expect(await listApprovals(await world.as(ivy))).toEqual(nothing);
    await expect(listApprovals(await world.as(anonymous))).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(countApprovals(await world.as(anonymous))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});
