import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lockPendingRun, lockRun, startSending } from '#db/queries/dispatch.ts';
import { insertTeamMember } from '#db/queries/teams.ts';
import { inTransaction } from '#lib/access/server/context.ts';
import { disableUser } from '#lib/access/server/disable-user.ts';
import { enableUser } from '#lib/access/server/enable-user.ts';
import type { TestActor } from '#lib/access/server/fixtures/test-context.ts';
import { removeTeamMember } from '#lib/access/server/remove-team-member.ts';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { sha256 } from '#lib/runs/canonical-request.ts';
import { runBench } from '#lib/runs/server/fixtures/run-bench.ts';
import type { RunState } from '#lib/runs/states.ts';
import { decideRun } from './decide-run.ts';
import { recheckQuorum } from './recheck-quorum.ts';
import { withdrawRun } from './withdraw-run.ts';

const bench = await runBench(await startForTest());
const { world, admin, sql } = bench;
const people: TestActor[] = [];
for (let n = 0; n < 4; n++) people.push(await world.person({ name: `p${n}`, teams: ['ops'] }));
await bench.action('one', { requiredApproval: { type: 'ANY' } }, { teams: ['ops'] });
await bench.action(
  'both',
  { requiredApproval: { type: 'ALL' } },
  { teams: ['ops'], users: ['p3@example.com'] },
);
const [team] = await sql`select id from teams where identifier = 'ops'`;
const REQUESTER = 0;

/** What a reader of the documentation would expect to happen. */
class Model {
  state: RunState = 'waiting';
  readonly strict: boolean;
  readonly members = new Set([0, 1, 2, 3]);
  readonly disabled = new Set<number>();
  readonly approvals = new Set<number>();

  constructor(strict: boolean) {
    this.strict = strict;
  }

  entitled(n: number): boolean {
    return n !== REQUESTER && !this.disabled.has(n) && (this.members.has(n) || (this.strict && n === 3));
  }

  quorum(): boolean {
    const valid = [...this.approvals].filter((n) => this.entitled(n));
    if (!this.strict) return valid.length > 0;
    return valid.includes(3) && valid.some((n) => n !== 3 && this.members.has(n));
  }

  /** Approvals that were looked at and found lost are gone for good. */
  recheck(): void {
    for (const n of [...this.approvals]) if (!this.entitled(n)) this.approvals.delete(n);
  }
}

type Step =
  | { kind: 'approve' | 'decline' | 'leave' | 'join' | 'disable' | 'enable'; who: number }
  | { kind: 'withdraw' | 'claim' };

const who = fc.nat(3);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('approve' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('join' as const, 'enable' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('leave' as const, 'disable' as const), who }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'claim' as const }) },
);
/** An approver who loses the right before the worker looks: seldom found by chance. */
const loss: fc.Arbitrary<Step[]> = fc
  .tuple(who, fc.constantFrom('leave' as const, 'disable' as const))
  .map(([who, kind]) => [{ kind: 'approve', who }, { kind, who }, { kind: 'claim' }]);
/** Rarely: both end the run. */
const ending: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('decline' as const), who }),
  fc.constant({ kind: 'withdraw' as const }),
);
const steps = fc
  .tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: loss }), {
      minLength: 3,
      maxLength: 8,
    }),
    fc.array(
      ending.map((one) => [one]),
      { maxLength: 1 },
    ),
    fc.array(
      step.map((one) => [one]),
      { maxLength: 2 },
    ),
  )
  .map((parts) => parts.flat(2));

const person = (n: number) => people[n] as TestActor;

/** The person as the next request would find them: their teams, or nobody when disabled. */
async function actorNow(n: number): Promise<TestActor | undefined> {
  const [row] =
    await sql`select u.disabled_at, exists (select 1 from team_members where user_id = u.id) as member
    from users u where id = ${person(n).id}`;
  return row?.disabled_at ? undefined : { ...person(n), teams: row?.member ? ['ops'] : [] };
}

/** What the worker does first: look again, and note the intent. */
async function claim(id: string): Promise<void> {
  await inTransaction(await world.as({ kind: 'system', job: 'dispatcher' }), async (ctx) => {
    const run = await lockRun(ctx.tx, id);
    if (run?.state !== 'pending' || !(await recheckQuorum(ctx, run))) return;
    expect(await startSending(ctx.tx, run, { owner: 'w', leaseMs: 1_000 })).toBe(true);
  });
}

async function perform(id: string, model: Model, { kind, ...rest }: Step): Promise<void> {
  const who = 'who' in rest ? rest.who : REQUESTER;
  const userId = person(who).id;
  switch (kind) {
    case 'leave':
      model.members.delete(who);
      return await removeTeamMember(await world.as(admin), { team: 'ops', userId });
    case 'join':
      model.members.add(who);
      await insertTeamMember(bench.db.run, team?.id, userId);
      return;
    case 'disable':
      model.disabled.add(who);
      return void (await disableUser(await world.as(admin), { userId }));
    case 'enable':
      model.disabled.delete(who);
      return void (await enableUser(await world.as(admin), { userId }));
    case 'claim':
      if (model.state === 'pending') {
        model.recheck();
        model.state = model.quorum() ? 'sending' : 'waiting';
      }
      return await claim(id);
    case 'withdraw':
      if (model.state === 'waiting' || model.state === 'pending') model.state = 'cancelled';
      return void (await withdrawRun(await world.as(person(REQUESTER)), { id }).catch(() => {}));
    default:
      return await decide(id, model, kind, who);
  }
}

async function decide(id: string, model: Model, kind: 'approve' | 'decline', who: number): Promise<void> {
  const actor = await actorNow(who);
  const expected = actor !== undefined && model.entitled(who) && model.state === 'waiting';
  if (expected && kind === 'decline') model.state = 'declined';
  if (expected && kind === 'approve') {
    model.approvals.add(who);
    model.recheck();
    if (model.quorum()) model.state = 'pending';
  }
  if (!actor) return;
  const decision = kind === 'approve' ? 'APPROVE' : 'DECLINE';
  const done = await decideRun(await world.as(actor), { id, decision }).then(
    () => true,
    () => false,
  );
  expect(done).toBe(expected);
}

async function resetPeople(): Promise<void> {
  await sql`update users set disabled_at = null`;
  for (const { id } of people) await insertTeamMember(bench.db.run, team?.id, id);
}

it('goes only where its rules lead, whatever happens in whatever order', async () => {
  let sent = 0;
  let sentBack = 0;
  await fc.assert(
    fc.asyncProperty(fc.boolean(), steps, async (strict, steps) => {
      await resetPeople();
      const model = new Model(strict);
      const id = await bench.submit(person(REQUESTER), strict ? 'both' : 'one');
      for (const one of steps) {
        const before = model.state;
        await perform(id, model, one);
        if (before === 'pending' && model.state === 'waiting') sentBack += 1;
        expect(await bench.stateOf(id)).toBe(model.state);
      }
      const row = await bench.row(id);
      expect(sha256(String(row.request))).toBe(row.request_hash);
      if (row.state === 'sending') sent += 1;
      await sql`delete from runs where id = ${id}`;
    }),
    { numRuns: 40, seed: 20_261_123, endOnFailure: true },
  );
  // A model that never sends, and never takes back, proves nothing.
  expect([sent > 3, sentBack > 3]).toEqual([true, true]);
  expect(await inTransaction(await world.as(admin), (ctx) => lockPendingRun(ctx.tx))).toBeUndefined();
}, 120_000);
