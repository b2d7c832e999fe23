import { beforeEach, describe, expect, it } from 'vitest';
import { insertRun, type RunFixture } from '#db/testing/insert-run.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { defineAbility } from '#lib/access/ability.ts';
import { newId } from '#lib/ids.ts';
import {
  findActiveActors,
  listDecisions,
  type NewDecision,
  saveDecision,
  voidDecisions,
} from './run-decisions.ts';
import { countOpenApprovals, listDecidedRuns, listOpenApprovals } from './runs.ts';

const { db, sql } = await testDatabase();
beforeEach(async () => {
  await sql`delete from runs`;
  for (const table of ['users', 'teams', 'machine_clients']) await sql`delete from ${sql(table)}`;
});

const decide = (runId: string, change: Partial<NewDecision> = {}) =>
  saveDecision(db.run, {
    runId,
    approverId: 'bea',
    approver: { kind: 'person', id: 'bea' },
    decision: 'APPROVE',
    reason: null,
    requestHash: 'hash',
    ...change,
  });

describe('decisions', () => {
  it('are one per approver and run: the later one counts', async () => {
    const id = await insertRun(db.run);
    await decide(id, { reason: 'fine', requestHash: 'old' });
    await decide(id, { decision: 'DECLINE', requestHash: 'new' });
    await decide(id, { approverId: 'cai', approver: { kind: 'person', id: 'cai' } });
    const rows = await listDecisions(db.run, [id]);
    expect(
      rows.map(({ approverId, decision, reason, requestHash }) => ({
        approverId,
        decision,
        reason,
        requestHash,
      })),
    ).toEqual([
      { approverId: 'bea', decision: 'DECLINE', reason: null, requestHash: 'new' },
      { approverId: 'cai', decision: 'APPROVE', reason: null, requestHash: 'hash' },
    ]);
  });

  it('are listed for all runs at once, oldest first; for none without asking', async () => {
    const [one, two] = [await insertRun(db.run), await insertRun(db.run)];
    await decide(two);
    await decide(one);
    await decide(await insertRun(db.run));
    expect((await listDecisions(db.run, [one, two])).map(({ runId }) => runId)).toEqual([two, one]);
    expect(await listDecisions(db.run, [])).toEqual([]);
  });

  it('are voided for those named, once, and come back with a new decision', async () => {
    const [id, other] = [await insertRun(db.run), await insertRun(db.run)];
    for (const approverId of ['bea', 'cai']) await decide(id, { approverId });
    await decide(other);
    await voidDecisions(db.run, id, ['bea']);
    const voided = async () => (await listDecisions(db.run, [id, other])).filter((row) => row.voidedAt);
    const [first] = await voided();
    expect((await voided()).map(({ runId, approverId }) => [runId, approverId])).toEqual([[id, 'bea']]);
    await voidDecisions(db.run, id, ['bea']);
    expect((await voided())[0]?.voidedAt).toEqual(first?.voidedAt);
    await decide(id);
    expect(await voided()).toEqual([]);
  });

  it('go with their run', async () => {
    const id = await insertRun(db.run);
    await decide(id);
    await sql`delete from runs where id = ${id}`;
    expect(await listDecisions(db.run, [id])).toEqual([]);
  });
});

describe('an inbox', () => {
  const ability = defineAbility([
    { action: ['read', 'approve'], subject: 'Run', conditions: { approverTeams: { $in: ['ops'] } } },
    { action: 'approve', subject: 'Run', inverted: true, conditions: { requestedBy: 'bea' } },
  ]);
  const view = { ability, approverId: 'bea' };
  const waiting = (run: RunFixture = {}) =>
    insertRun(db.run, { state: 'waiting', approverTeams: ['ops', 'dev'], ...run });
  const open = async (limit = 10) => (await listOpenApprovals(db.run, view, limit)).map(({ id }) => id);

  it('holds what the caller may approve and nothing that waits for others', async () => {
    const id = await waiting();
    await waiting({ approverTeams: ['dev'] });
    await waiting({ approverTeams: [] });
    await waiting({ requestedBy: 'bea' });
    await waiting({ state: 'pending' });
    expect(await open()).toEqual([id]);
    expect(await countOpenApprovals(db.run, view, 10)).toBe(1);
    const nobody = { ability: defineAbility([]), approverId: 'bea' };
    expect(await countOpenApprovals(db.run, nobody, 10)).toBe(0);
  });

  it('is oldest first and cut to its limit, counted as far as asked', async () => {
    const second = await waiting({ createdAt: new Date('2024-02-01') });
    const first = await waiting({ createdAt: new Date('2024-01-01') });
    const third = await waiting({ createdAt: new Date('2024-03-01') });
    expect(await open()).toEqual([first, second, third]);
    expect(await open(2)).toEqual([first, second]);
    expect(await countOpenApprovals(db.run, view, 2)).toBe(2);
  });

  it('is rid of what the caller decided on, until that decision is voided', async () => {
    const id = await waiting();
    await decide(id, { approverId: 'cai' });
    expect(await open()).toEqual([id]);
    await decide(id);
    expect(await open()).toEqual([]);
    await voidDecisions(db.run, id, ['bea']);
    expect(await open()).toEqual([id]);
  });

  it('remembers what the caller decided on, the latest first, as long as it may be seen', async () => {
    const [first, second] = [await waiting(), await waiting({ state: 'declined' })];
    const hidden = await waiting({ approverTeams: ['dev'] });
    const foreign = await waiting();
    for (const id of [first, second, hidden]) await decide(id);
    await decide(foreign, { approverId: 'cai' });
    const decided = async (limit = 10) => (await listDecidedRuns(db.run, view, limit)).map(({ id }) => id);
    expect(await decided()).toEqual([second, first]);
    expect(await decided(1)).toEqual([second]);
  });
});

describe('approvers as they are now', () => {
  it('have today’s role and teams; who is disabled, revoked or gone is missing', async () => {
    const [ada, ben, team, other] = [newId(), newId(), newId(), newId()];
    await sql`insert into users (id, email, name, role, disabled_at) values
      (${ada}, 'ada@x', null, 'Admin', null), (${ben}, 'ben@x', 'Ben', 'Member', now())`;
    await sql`insert into teams (id, identifier, title) values (${team}, 'ops', 'O'), (${other}, 'dev', 'D')`;
    await sql`insert into team_members (team_id, user_id) values (${team}, ${ada}), (${other}, ${ben})`;
    const [robot, revoked] = [newId(), newId()];
    await sql`insert into machine_clients (id, client_id, secret_hash, name, role, bootstrap, revoked_at) values
      (${robot}, 'robot', 's', 'Robot', 'Admin', 1, null), (${revoked}, 'old', 's', 'Old', 'Admin', 0, now())`;
    const found = await findActiveActors(db.run, [ada, ben, robot, revoked, newId(), 'not a uuid']);
    expect(found).toEqual([
      { kind: 'person', id: ada, email: 'ada@x', name: 'ada@x', role: 'Admin', teams: ['ops'] },
      { kind: 'machine', id: robot, clientId: 'robot', role: 'Admin', bootstrap: true },
    ]);
    expect(await findActiveActors(db.run, [])).toEqual([]);
  });
});
