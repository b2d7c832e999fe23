import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/access/actor.ts';
import { disableUser } from '#lib/access/server/disable-user.ts';
import { removeTeamMember } from '#lib/access/server/remove-team-member.ts';
import { savePolicy } from '#lib/access/server/save-policy.ts';
import { setUserRole } from '#lib/access/server/set-user-role.ts';
import { patchActionPermissions } from '#lib/actions/server/patch-action-permissions.ts';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { runBench } from '#lib/runs/server/fixtures/run-bench.ts';
import { decideRun } from './decide-run.ts';
import { getRun } from './get-run.ts';

const bench = await runBench(await startForTest());
const { world, admin, sql } = bench;
const ada = await world.person({ name: 'ada' });
const lin = await world.person({ name: 'lin', teams: ['net'] });
const bob = await world.person({ name: 'bob', teams: ['ops'] });
const cyd = await world.person({ name: 'cyd', teams: ['ops'] });
await sql`update teams set title = 'Operations' where identifier = 'ops'`;

let count = 0;
/** An action of its own, and a run of it. */
async function ask(type: 'ANY' | 'ALL', approve: object, by = ada) {
  const action = `deploy-${++count}`;
  await bench.action(action, { requiredApproval: { type } }, approve);
  return { action, id: await bench.submit(by, action) };
}
const progress = async (id: string) => (await getRun(await world.as(admin), { id })).approvalProgress;
const approve = async (actor: Actor, id: string) =>
  decideRun(await world.as(actor), { id, decision: 'APPROVE' });
const permit = async (identifier: string, names: object) =>
  patchActionPermissions(await world.as(admin), {
    identifier,
    patch: { approve: { users: [], roles: [], teams: [], ...names } },
  });

describe('any one', () => {
  it('can be everybody whom the rule names, each counted once, the requester aside', async () => {
    const rule = { users: ['Lin@example.com', 'bob@example.com', 'nobody@example.com'], teams: ['ops'] };
    const { id } = await ask('ANY', rule);
    expect(await progress(id)).toEqual({
      type: 'ANY',
      needed: 1,
      given: 0,
      candidates: 3,
      open: [],
      leavesOutRequester: false,
    });
    const own = await ask('ANY', rule, bob);
    expect(await progress(own.id)).toMatchObject({ candidates: 2, leavesOutRequester: true });
    await approve(bob, id);
    expect(await progress(id)).toBeNull();
  });

  it('counts neither disabled people nor those whom a policy bars', async () => {
    const gus = await world.person({ name: 'gus', teams: ['tiny'] });
    const hal = await world.person({ name: 'hal', teams: ['tiny'] });
    const { id } = await ask('ANY', { teams: ['tiny'] });
    expect(await progress(id)).toMatchObject({ candidates: 2 });
    await disableUser(await world.as(admin), { userId: gus.id });
    expect(await progress(id)).toMatchObject({ candidates: 1 });
    const appliesTo = { users: [hal.email], teams: [], roles: [] };
    const document = { title: 'No', effect: 'cannot', verbs: ['approve'], subject: 'Run', appliesTo };
    await savePolicy(await world.as(admin), { document });
    expect(await progress(id)).toMatchObject({ candidates: 0 });
  });
});

describe('all', () => {
  const rule = { users: ['lin@example.com', 'ada@example.com'], teams: ['ops'], roles: ['Admin'] };

  it('says who is missing by name, and that the requester’s own place is left out', async () => {
    const { id } = await ask('ALL', rule);
    const place = { canBeFilled: true };
    const lins = { kind: 'user', name: 'lin@example.com', title: 'lin', ...place };
    const ops = { kind: 'team', name: 'ops', title: 'Operations', ...place };
    const admins = { kind: 'role', name: 'Admin', title: 'Admin', ...place };
    const all = { type: 'ALL', needed: 3, leavesOutRequester: true };
    expect(await progress(id)).toMatchObject({ ...all, given: 0, open: [lins, ops, admins] });
    await approve(bob, id);
    expect(await progress(id)).toMatchObject({ ...all, given: 1, open: [lins, admins] });
    await approve(cyd, id);
    expect(await progress(id)).toMatchObject({ ...all, given: 1, open: [lins, admins] });
    await approve(lin, id);
    await approve(admin, id);
    expect(await bench.stateOf(id)).toBe('pending');
  });

  it('tells a place that nobody can fill', async () => {
    const only = await world.person({ name: 'only', teams: ['solo'] });
    const { id } = await ask(
      'ALL',
      { users: ['gone@example.com', 'bob@example.com'], teams: ['solo'] },
      only,
    );
    const open = (await progress(id))?.open.map(({ title, canBeFilled }) => [title, canBeFilled]);
    expect(open).toEqual([
      ['gone@example.com', false],
      ['bob', true],
      ['solo', false],
    ]);
  });

  it('can never be met by a rule that names only the requester', async () => {
    const { id } = await ask('ALL', { users: ['ada@example.com'] });
    const own = { name: 'ada@example.com', canBeFilled: false };
    expect(await progress(id)).toMatchObject({ needed: 1, given: 0, candidates: 0, open: [own] });
    await expect(approve(ada, id)).rejects.toMatchObject({ code: 'self_approval' });
  });

  it('gives a place back when the one who filled it leaves the team or loses the role', async () => {
    const dan = await world.person({ name: 'dan', teams: ['shift'] });
    const fay = await world.person({ name: 'fay', role: 'Admin' });
    await world.person({ name: 'eli', teams: ['shift'] });
    const { id } = await ask('ALL', { users: ['lin@example.com'], teams: ['shift'], roles: ['Admin'] });
    await approve(dan, id);
    await approve(fay, id);
    expect(await progress(id)).toMatchObject({ given: 2 });
    await removeTeamMember(await world.as(admin), { team: 'shift', userId: dan.id });
    await setUserRole(await world.as(admin), { userId: fay.id, role: 'Member' });
    const open = (await progress(id))?.open.map(({ title }) => title);
    expect(open).toEqual(['lin', 'shift', 'Admin']);
    await approve(lin, id);
    expect(await bench.stateOf(id)).toBe('waiting');
  });

  it('asks those whom the action names by now, and keeps approvals that still count', async () => {
    const { action, id } = await ask('ALL', { users: ['lin@example.com', 'bob@example.com'] });
    await approve(lin, id);
    await permit(action, { users: ['lin@example.com', 'cyd@example.com'], roles: ['Admin'] });
    const open = (await progress(id))?.open.map(({ title }) => title);
    expect(open).toEqual(['cyd', 'Admin']);
  });

  it('is met when the only one who was missing is not asked any more', async () => {
    const { action, id } = await ask('ALL', { users: ['lin@example.com', 'bob@example.com'] });
    const other = await bench.submit(ada, action);
    await approve(lin, id);
    await permit(action, { users: ['lin@example.com'] });
    expect(await bench.stateOf(id)).toBe('pending');
    expect(await bench.stateOf(other)).toBe('waiting');
    expect(await bench.timeline(id)).toEqual(['requested', 'approved', 'approved']);
    expect(await sql`select action from audit_events where run_id = ${id} order by id desc limit 1`).toEqual([
      { action: 'run.release' },
    ]);
  });
});
