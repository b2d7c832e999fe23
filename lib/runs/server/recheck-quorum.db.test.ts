import { describe, expect, it } from 'vitest';
import { insertTeamMember } from '#db/queries/teams.ts';
import { inTransaction } from '#lib/access/server/context.ts';
import { disableUser } from '#lib/access/server/disable-user.ts';
import { removeTeamMember } from '#lib/access/server/remove-team-member.ts';
import { savePolicy } from '#lib/access/server/save-policy.ts';
import { setUserRole } from '#lib/access/server/set-user-role.ts';
import { patchActionPermissions } from '#lib/actions/server/patch-action-permissions.ts';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { runBench } from '#lib/runs/server/fixtures/run-bench.ts';
import { decideRun } from './decide-run.ts';
import { getRun } from './get-run.ts';
import { recheckQuorum } from './recheck-quorum.ts';

const bench = await runBench(await startForTest());
const { world, admin, sql } = bench;
const ada = await world.person({ name: 'ada' });
const backup = await world.person({ name: 'backup', role: 'Admin' });
await bench.action('deploy', { requiredApproval: true }, { teams: ['ops'], roles: ['Admin'] });

/** A run approved by somebody of their own, and the worker's question about it. */
async function approved(name: string, role: 'Admin' | 'Member' = 'Member') {
  const approver = await world.person({ name, role, teams: role === 'Member' ? ['ops'] : [] });
  const id = await bench.submit(ada, 'deploy');
  await decideRun(await world.as(approver), { id, decision: 'APPROVE' });
  return { id, approver };
}
const recheck = async (id: string) =>
  inTransaction(await world.as({ kind: 'system', job: 'dispatcher' }), async (ctx) => {
    const [run] = await sql`select id, approval_required from runs where id = ${id}`;
    return recheckQuorum(ctx, { id, approvalRequired: run?.approval_required });
  });

describe('recheckQuorum', () => {
  it('lets a run go whose approver still may approve', async () => {
    const { id } = await approved('still');
    expect(await recheck(id)).toBe(true);
    expect(await bench.stateOf(id)).toBe('pending');
    expect(await bench.timeline(id)).toEqual(['requested', 'approved']);
  });

  it.each<[string, (approver: { id: string }) => Promise<unknown>]>([
    ['was disabled', async ({ id }) => disableUser(await world.as(admin), { userId: id })],
    ['left the team', async ({ id }) => removeTeamMember(await world.as(admin), { team: 'ops', userId: id })],
    ['was deleted', async ({ id }) => sql`delete from users where id = ${id}`],
    [
      'is barred by a policy',
      async ({ id }) => {
        const [user] = await sql`select email from users where id = ${id}`;
        const document = {
          title: 'No',
          effect: 'cannot',
          verbs: ['approve'],
          subject: 'Run',
          appliesTo: { users: [user?.email], teams: [], roles: [] },
        };
        await savePolicy(await world.as(admin), { document });
      },
    ],
  ])('sends a run back whose approver %s', async (what, lose) => {
    const { id, approver } = await approved(what.replaceAll(' ', '-'));
    await lose(approver);
    expect(await recheck(id)).toBe(false);
    expect(await bench.stateOf(id)).toBe('waiting');
    expect(await bench.timeline(id)).toEqual(['requested', 'approved', 'waiting']);
    expect(await sql`select action from audit_events where run_id = ${id} order by id desc limit 1`).toEqual([
      { action: 'run.void_approval' },
    ]);
    const run = await getRun(await world.as(backup), { id });
    expect(run).toMatchObject({ approvals: [{ voided: true }], can: { approve: true } });
    expect(await recheck(id)).toBe(false);
    await decideRun(await world.as(backup), { id, decision: 'APPROVE' });
    expect(await recheck(id)).toBe(true);
  });

  it('sends a run back whose approver lost the role', async () => {
    const { id, approver } = await approved('demoted', 'Admin');
    await setUserRole(await world.as(admin), { userId: approver.id, role: 'Member' });
    expect(await recheck(id)).toBe(false);
  });

  it('does not count an approval of another request than the one stored', async () => {
    const { id } = await approved('other-hash');
    await sql`update run_decisions set request_hash = 'x' where run_id = ${id}`;
    expect(await recheck(id)).toBe(false);
  });

  it('counts an approver again who got the right back and approves again', async () => {
    const { id, approver } = await approved('back');
    await removeTeamMember(await world.as(admin), { team: 'ops', userId: approver.id });
    expect(await recheck(id)).toBe(false);
    const [team] = await sql`select id from teams where identifier = 'ops'`;
    await insertTeamMember(bench.db.run, team?.id, approver.id);
    await decideRun(await world.as(approver), { id, decision: 'APPROVE' });
    expect(await recheck(id)).toBe(true);
  });

  it('asks nothing of a run that needs no approval', async () => {
    await bench.action('quick');
    expect(await recheck(await bench.submit(ada, 'quick'))).toBe(true);
  });
});

describe('permissions that change', () => {
  const approvers = async (identifier: string, approve: object) =>
    patchActionPermissions(await world.as(admin), {
      identifier,
      patch: { approve: { users: [], teams: [], roles: [], ...approve } },
    });

  it('count at once for runs that were not sent: who lost the right, lost the approval', async () => {
    await bench.action('moving', { requiredApproval: true }, { teams: ['ops'] });
    const approver = await world.person({ name: 'moved', teams: ['ops'] });
    const ids = [
      await bench.submit(ada, 'moving'),
      await bench.submit(ada, 'moving'),
      await bench.submit(ada, 'moving'),
    ] as const;
    for (const id of ids.slice(0, 2)) await decideRun(await world.as(approver), { id, decision: 'APPROVE' });
    await bench.force(ids[1], 'dispatched');
    await approvers('moving', { users: ['Backup@example.com'] });
    expect(await Promise.all(ids.map(bench.stateOf))).toEqual(['waiting', 'dispatched', 'waiting']);
    expect(await bench.row(ids[2])).toMatchObject({
      approver_users: ['backup@example.com'],
      approver_teams: [],
    });
    expect((await bench.row(ids[1])).approver_teams).toEqual(['ops']);
    await expect(
      decideRun(await world.as(approver), { id: ids[2], decision: 'APPROVE' }),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect(await decideRun(await world.as(backup), { id: ids[2], decision: 'APPROVE' })).toMatchObject({
      state: 'pending',
    });
  });

  it('race with submissions without leaving a run to yesterday’s approvers', async () => {
    await bench.action('racing', { requiredApproval: true }, { teams: ['ops'] });
    for (let turn = 0; turn < 10; turn++) {
      const team = `team-${turn}`;
      await Promise.allSettled([
        bench.submit(ada, 'racing'),
        approvers('racing', { teams: [team] }),
        bench.submit(ada, 'racing'),
      ]);
      const rows = await sql`select distinct approver_teams from runs where action_identifier = 'racing'`;
      if (rows.length > 0) expect(rows).toEqual([{ approver_teams: [team] }]);
    }
  });
});
