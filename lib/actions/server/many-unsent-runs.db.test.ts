import { expect, it } from 'vitest';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { decideRun } from '#lib/runs/server/decide-run.ts';
import { runBench } from '#lib/runs/server/fixtures/run-bench.ts';
import { deleteAction } from './delete-action.ts';
import { patchActionPermissions } from './patch-action-permissions.ts';

const bench = await runBench(await startForTest());
const { world, admin, sql } = bench;
const ada = await world.person({ name: 'ada' });
const identifier = 'popular';
/** One by one these would need longer than a request may take. */
const MANY = 6_000;

await bench.action(identifier, { requiredApproval: true }, { teams: ['ops'], roles: ['Admin'] });
const first = await bench.submit(ada, identifier);
await sql`insert into runs select copy.* from runs r, generate_series(2, ${MANY}) n,
  json_populate_record(r, json_build_object('id', 'r_' || n)) copy where r.id = ${first}`;

const states = () => sql`select state, count(*)::int from runs group by state order by state`;

it('does not keep its approvers from being changed: those decided on are looked at again', async () => {
  const approver = await world.person({ name: 'bob', teams: ['ops'] });
  await decideRun(await world.as(approver), { id: 'r_2', decision: 'APPROVE' });
  const patch = { approve: { users: [], teams: [], roles: ['Admin'] } };
  await patchActionPermissions(await world.as(admin), { identifier, patch });
  expect(await states()).toEqual([{ state: 'waiting', count: MANY }]);
  const teams = await sql`select distinct approver_teams from runs`;
  expect(teams).toEqual([{ approver_teams: [] }]);
  expect(await bench.timeline('r_2')).toEqual(['approved', 'waiting']);
});

it('does not keep an action from being deleted: each is cancelled, told and audited', async () => {
  await deleteAction(await world.as(admin), { identifier });
  expect(await states()).toEqual([{ state: 'cancelled', count: MANY }]);
  expect(await bench.row('r_2')).toMatchObject({ version: 5, ended_at: expect.any(Date) });
  expect(await bench.timeline(first)).toEqual(['requested', 'cancelled']);
  const [events] = await sql`select count(distinct run_id)::int from run_events where kind = 'cancelled'`;
  const [audit] = await sql`select count(distinct run_id)::int from audit_events where action = 'run.cancel'`;
  expect([events?.count, audit?.count]).toEqual([MANY, MANY]);
  const [one] = await sql`select difference from audit_events
    where action = 'run.cancel' and run_id = ${first}`;
  expect(one?.difference).toEqual({ before: { state: 'waiting' }, after: { state: 'cancelled' } });
});
