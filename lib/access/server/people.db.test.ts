import { describe, expect, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import { addTeamMember } from './add-team-member.ts';
import { createTeam } from './create-team.ts';
import { deleteTeam } from './delete-team.ts';
import { disableUser } from './disable-user.ts';
import { enableUser } from './enable-user.ts';
import { anonymous, testWorld } from './fixtures/test-context.ts';
import { listTeams } from './list-teams.ts';
import { listUsers } from './list-users.ts';
import { removeTeamMember } from './remove-team-member.ts';
import { setUserRole } from './set-user-role.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';
import { teamTitles } from './team-titles.ts';
import { updateTeam } from './update-team.ts';

const database = await testDatabase();
const world = testWorld(database);
const admin = await world.person({ name: 'ann', role: 'Admin' });
const member = await world.person({ name: 'bob', teams: ['payments'] });

async function addSession(userId: string): Promise<void> {
  await database.sql`insert into sessions (session_token, user_id, expires) values (${newId()}, ${userId}, now() + interval '1 day')`;
}

async function stateOf(userId: string) {
  const [row] = await database.sql`select
    (select count(*)::int from sessions where user_id = ${userId}) as sessions,
    (select count(*)::int from revoked_tokens where subject = ${userId}) as voided,
    (select disabled_at is not null from users where id = ${userId}) as disabled`;
  return { ...row };
}

describe('users', () => {
  test('are listed for everybody, who moderates what for admins', async () => {
    const { users } = await listUsers(await world.as(member), {});
    expect(users.find(({ id }) => id === member.id)).toEqual({
      id: member.id,
      email: 'bob@example.com',
      name: 'bob',
      image: null,
      teams: ['payments'],
      role: 'Member',
      state: 'active',
    });
    const forAdmin = await listUsers(await world.as(admin), { text: 'BOB' });
    expect(forAdmin.users).toMatchObject([
      { id: member.id, role: 'Member', state: 'active', moderates: [], teams: ['payments'] },
    ]);
    expect((await listUsers(await world.as(admin), { text: '%' })).users).toEqual([]);
  });

  test('come page by page, in the order of their addresses', async () => {
    for (const name of ['Zoe', 'carl', 'Dora']) await world.person({ name });
    const seen: string[] = [];
    let from: string | null | undefined;
    do {
      const page = await listUsers(await world.as(admin), { limit: 2, from: from ?? undefined });
      seen.push(...page.users.map(({ email }) => email));
      from = page.next;
    } while (from);
    expect(seen).toEqual(seen.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    expect(seen).toHaveLength(5);
  });

  test('get another role from admins only, with a trace', async () => {
    await expect(
      setUserRole(await world.as(member), { userId: member.id, role: 'Admin' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const ctx = await world.as(admin);
    expect(await setUserRole(ctx, { userId: member.id, role: 'Admin' })).toMatchObject({ role: 'Admin' });
    expect(await world.auditOf(ctx)).toEqual(['user.set_role bob@example.com']);
    const again = await world.as(admin);
    await setUserRole(again, { userId: member.id, role: 'Admin' });
    expect(await world.auditOf(again)).toEqual([]);
    await setUserRole(await world.as(admin), { userId: member.id, role: 'Member' });
  });

  test('that are no users answer not_found, roles that are no roles are refused', async () => {
    for (const userId of [newId(), 'x', "'; --"])
      await expect(setUserRole(await world.as(admin), { userId, role: 'Admin' })).rejects.toMatchObject({
        code: 'not_found',
      });
    await expect(
      setUserRole(await world.as(admin), { userId: member.id, role: 'Owner' as never }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('never lose their last Admin, not even to two at once', async () => {
    await expect(
      setUserRole(await world.as(admin), { userId: admin.id, role: 'Member' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(disableUser(await world.as(admin), { userId: admin.id })).rejects.toMatchObject({
      code: 'conflict',
    });
    const second = await world.person({ name: 'second', role: 'Admin' });
    const attempts = await Promise.allSettled([
      setUserRole(await world.as(admin), { userId: admin.id, role: 'Member' }),
      disableUser(await world.as(second), { userId: second.id }),
    ]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await database.sql`update users set role = 'Admin', disabled_at = null where id = ${admin.id}`;
    await database.sql`delete from users where id = ${second.id}`;
  });

  test('that are disabled have no session and no token left; enabling brings none back', async () => {
    const user = await world.person({ name: 'eve' });
    await addSession(user.id);
    const ctx = await world.as(admin);
    await disableUser(ctx, { userId: user.id });
    expect(await stateOf(user.id)).toEqual({ sessions: 0, voided: 1, disabled: true });
    expect(await world.auditOf(ctx)).toEqual(['user.disable eve@example.com']);
    await expect(enableUser(await world.as(member), { userId: user.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await enableUser(await world.as(admin), { userId: user.id });
    expect(await stateOf(user.id)).toEqual({ sessions: 0, voided: 1, disabled: false });
  });

  test('sign themselves out everywhere, others only admins do', async () => {
    await addSession(member.id);
    await addSession(member.id);
    const other = await world.person({ name: 'frank' });
    await expect(signOutEverywhere(await world.as(other), { userId: member.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await signOutEverywhere(await world.as(member), { userId: member.id });
    expect(await stateOf(member.id)).toMatchObject({ sessions: 0, voided: 1 });
    const [before] = await database.sql`select revoked_at from revoked_tokens where subject = ${member.id}`;
    await signOutEverywhere(await world.as(admin), { userId: member.id });
    const [after] = await database.sql`select revoked_at from revoked_tokens where subject = ${member.id}`;
    expect(after?.revoked_at.getTime()).toBeGreaterThanOrEqual(before?.revoked_at.getTime());
  });
});

describe('teams', () => {
  test('are made, changed and deleted by admins, each with a trace', async () => {
    const ctx = await world.as(admin);
    await createTeam(ctx, { identifier: 'web', title: ' Web ', description: '' });
    await updateTeam(ctx, { identifier: 'web', title: 'Web apps' });
    await addTeamMember(ctx, { team: 'web', userId: member.id });
    await addTeamMember(ctx, { team: 'web', userId: member.id });
    const teams = await listTeams(await world.as(member));
    expect(teams.find(({ identifier }) => identifier === 'web')).toMatchObject({
      title: 'Web apps',
      description: null,
      members: [{ id: member.id, email: 'bob@example.com', name: 'bob' }],
    });
    await removeTeamMember(ctx, { team: 'web', userId: member.id });
    await removeTeamMember(ctx, { team: 'web', userId: member.id });
    await deleteTeam(ctx, { identifier: 'web' });
    expect(await world.auditOf(ctx)).toEqual([
      'team.create web',
      'team.update web',
      'team.add_member web',
      'team.remove_member web',
      'team.delete web',
    ]);
  });

  test('go by their titles among those who are signed in', async () => {
    expect((await teamTitles(await world.as(member))).get('payments')).toBe('payments');
    await expect(teamTitles(await world.as(anonymous))).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('are nothing members write to', async () => {
    const ctx = await world.as(member);
    const attempts = [
      createTeam(ctx, { identifier: 'mine', title: 'Mine' }),
      updateTeam(ctx, { identifier: 'payments', title: 'Mine' }),
      addTeamMember(ctx, { team: 'payments', userId: member.id }),
      removeTeamMember(ctx, { team: 'payments', userId: member.id }),
      deleteTeam(ctx, { identifier: 'payments' }),
    ];
    for (const attempt of await Promise.allSettled(attempts))
      expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } });
  });

  test('refuse what is taken, missing or malformed', async () => {
    const ctx = await world.as(admin);
    await expect(createTeam(ctx, { identifier: 'payments', title: 'x' })).rejects.toMatchObject({
      code: 'already_exists',
    });
    await expect(updateTeam(ctx, { identifier: 'nothing', title: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(addTeamMember(ctx, { team: 'payments', userId: newId() })).rejects.toMatchObject({
      code: 'not_found',
    });
    for (const identifier of ['', 'a b', 'ä', 'x'.repeat(101), 'a\r\nb'])
      await expect(createTeam(ctx, { identifier, title: 'x' })).rejects.toMatchObject({
        code: 'invalid_input',
      });
    await expect(createTeam(ctx, { identifier: 'x', title: '  ' })).rejects.toMatchObject({
      details: [{ path: '/title' }],
    });
  });
});
