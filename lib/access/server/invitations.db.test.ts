import { beforeEach, describe, expect, it } from 'vitest';
import { insertBlueprint } from '#db/testing/insert-entities.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { admitAccount, type ProviderAccount } from '#lib/auth/server/admit-account.ts';
import { lookUpInvitation } from '#lib/auth/server/look-up-invitation.ts';
import { createInvitation, type InvitationInput } from './create-invitation.ts';
import { disableUser } from './disable-user.ts';
import { anonymous, testWorld } from './fixtures/test-context.ts';
import { listInvitations } from './list-invitations.ts';
import { listUsers } from './list-users.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { setUserRole } from './set-user-role.ts';

const database = await testDatabase();
const world = testWorld(database);
const admin = await world.person({ name: 'ann', role: 'Admin' });
const second = await world.person({ name: 'sue', role: 'Admin' });
const member = await world.person({ name: 'bob', teams: ['payments'] });
await insertBlueprint(database.sql, 'service');

beforeEach(async () => {
  await database.sql`delete from invitations`;
  await database.sql`delete from rate_limits`;
  await database.sql`delete from users where id not in (${admin.id}, ${member.id}, ${second.id})`;
  await database.sql`update users set disabled_at = null, role = 'Admin' where id = ${second.id}`;
});

const GUEST: ProviderAccount = {
  provider: 'oidc',
  type: 'oidc',
  providerAccountId: 'https://login.example 7',
  email: 'Eve@example.com',
  name: 'Eve',
  isExpected: false,
};
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';

async function invite(input: Partial<InvitationInput> = {}, by = admin) {
  const ctx = await world.as(by);
  const made = await createInvitation(ctx, { role: 'Member', teams: [], moderates: [], ...input });
  return { ctx, ...made, token: tokenOf(made.link) };
}
const come = async (invitation: string | undefined, change: Partial<ProviderAccount> = {}) =>
  admitAccount(await world.as(anonymous), { ...GUEST, invitation, ...change });
const guest = async () => {
  const { users } = await listUsers(await world.as(admin), { text: 'eve@' });
  return users[0];
};
const states = async () => (await listInvitations(await world.as(admin))).map(({ state }) => state);

describe('an invitation', () => {
  it('lets its guest in with role, teams and blueprints, once', async () => {
    const { token, ctx } = await invite({
      email: 'eve@EXAMPLE.com',
      role: 'Admin',
      teams: ['payments', 'payments'],
      moderates: ['service'],
    });
    expect(await come(token)).toBe('admitted');
    expect(await guest()).toMatchObject({
      email: 'Eve@example.com',
      role: 'Admin',
      state: 'active',
      teams: ['payments'],
      moderates: ['service'],
    });
    expect(await world.auditOf(ctx)).toEqual(['invitation.create eve@EXAMPLE.com']);
    expect(await come(token, { providerAccountId: '8', email: 'mallory@example.com' })).toBe(
      'invitation_over',
    );
    expect(await listInvitations(await world.as(admin))).toMatchObject([
      { state: 'accepted', inviter: 'ann', guest: 'Eve' },
    ]);
  });

  it('is for its address alone, and not used up by another', async () => {
    const { token } = await invite({ email: 'eve@example.com' });
    expect(await come(token, { email: 'mallory@example.com' })).toBe('invitation_other_email');
    expect(await come(token, { email: undefined })).toBe('no_email');
    expect(await states()).toEqual(['open']);
    expect(await come(token)).toBe('admitted');
  });

  it('without an address is for the first who comes with it, of however many at once', async () => {
    const { token } = await invite();
    const answers = await Promise.all(
      [1, 2, 3, 4].map((number) =>
        come(token, { providerAccountId: `${number}`, email: `eve${number}@example.com` }),
      ),
    );
    expect(answers.toSorted()).toEqual(['admitted', 'invitation_over', 'invitation_over', 'invitation_over']);
  });

  it('is over after a week, when taken back, and when made up', async () => {
    const { token, invitation } = await invite({ email: 'eve@example.com' });
    const days = (invitation.expiresAt.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
    await database.sql`update invitations set expires_at = now() - interval '1 second'`;
    expect([await come(token), await states()]).toEqual(['invitation_over', ['expired']]);
    const other = await invite({ email: 'eve@example.com' });
    await revokeInvitation(await world.as(admin), { id: other.invitation.id });
    expect([await come(other.token), await states()]).toEqual(['invitation_over', ['revoked', 'expired']]);
    expect(await come('made-up')).toBe('invitation_over');
    expect(await guest()).toBeUndefined();
  });

  it('made anew for an address takes the place of the one before', async () => {
    const first = await invite({ email: 'eve@example.com' });
    const newer = await invite({ email: 'EVE@example.com' });
    expect(await come(first.token)).toBe('invitation_over');
    expect(await come(newer.token)).toBe('admitted');
  });

  it('lets in who was waiting, and leaves the role of who is here alone', async () => {
    expect(await come(undefined)).toBe('waiting');
    expect(await guest()).toMatchObject({ state: 'waiting' });
    const { token } = await invite({ email: 'eve@example.com', role: 'Member', teams: ['payments'] });
    expect(await come(token)).toBe('admitted');
    expect(await guest()).toMatchObject({ state: 'active', teams: ['payments'] });
    const open = await invite({ moderates: ['service'] });
    expect(await come(open.token)).toBe('admitted');
    expect(await guest()).toMatchObject({ moderates: [] });
    expect(
      (await lookUpInvitation(await world.as(anonymous), { token: open.token, address: '' })).moderates,
    ).toEqual(['service']);
  });

  it('does not open the door to who was turned away, nor give an address a second account', async () => {
    await come((await invite({ email: 'eve@example.com' })).token);
    const { token } = await invite();
    expect(await come(token, { provider: 'github', providerAccountId: '1' })).toBe('account_exists');
    await disableUser(await world.as(admin), { userId: (await guest())?.id ?? '' });
    expect(await come(token)).toBe('disabled');
  });

  it('ends with the rights of who made it', async () => {
    const one = await invite({ email: 'eve@example.com' }, second);
    await setUserRole(await world.as(admin), { userId: second.id, role: 'Member' });
    expect(await come(one.token)).toBe('invitation_over');
    await setUserRole(await world.as(admin), { userId: second.id, role: 'Admin' });
    const two = await invite({ email: 'eve@example.com' }, second);
    await disableUser(await world.as(admin), { userId: second.id });
    expect(await come(two.token)).toBe('invitation_over');
  });

  it('leaves out a team and a blueprint that are gone meanwhile', async () => {
    await database.sql`insert into teams (id, identifier, title) values (gen_random_uuid(), 'short', 'Short')`;
    const gone = await insertBlueprint(database.sql, 'gone');
    const { token } = await invite({ email: 'eve@example.com', teams: ['short'], moderates: ['gone'] });
    await database.sql`delete from teams where identifier = 'short'`;
    await database.sql`delete from blueprints where id = ${gone}`;
    expect(await come(token)).toBe('admitted');
    expect(await guest()).toMatchObject({ teams: [], moderates: [] });
  });
});

describe('inviting', () => {
  it.each<[string, Partial<InvitationInput>, object]>([
    ['who is here', { email: 'BOB@example.com' }, { code: 'already_exists', details: [{ path: '/email' }] }],
    ['no address', { email: 'bob' }, { code: 'invalid_input', details: [{ path: '/email' }] }],
    ['two addresses', { email: 'a@b.c, d@e.f' }, { code: 'invalid_input' }],
    ['an Admin without an address', { role: 'Admin' }, { details: [{ path: '/email', code: 'required' }] }],
    ['into a team that is none', { teams: ['none'] }, { code: 'not_found' }],
    ['to moderate what is not there', { moderates: ['none'] }, { code: 'not_found' }],
    ['to moderate who is who', { moderates: ['_user'] }, { code: 'invalid_input' }],
  ])('%s is refused', async (_name, input, refusal) => {
    await expect(invite(input)).rejects.toMatchObject(refusal);
    expect(await states()).toEqual([]);
  });

  it('is an Admin’s, as is seeing and taking back', async () => {
    await expect(invite({}, member)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listInvitations(await world.as(member))).rejects.toMatchObject({ code: 'forbidden' });
    const { invitation } = await invite();
    const taken = revokeInvitation(await world.as(member), { id: invitation.id });
    await expect(taken).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is taken back once, never after somebody came, and not when there is none', async () => {
    const ctx = await world.as(admin);
    const { invitation, token } = await invite();
    await come(token);
    await expect(revokeInvitation(ctx, { id: invitation.id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(revokeInvitation(ctx, { id: 'none' })).rejects.toMatchObject({ code: 'not_found' });
    const other = await invite();
    await revokeInvitation(ctx, { id: other.invitation.id });
    await revokeInvitation(ctx, { id: other.invitation.id });
    expect(await world.auditOf(ctx)).toEqual([`invitation.revoke ${other.invitation.id}`]);
  });

  it('keeps the link nowhere: neither in the tables nor in any list', async () => {
    const { token } = await invite({ email: 'eve@example.com' });
    const kept = JSON.stringify([
      await database.sql`select * from invitations`,
      await database.sql`select * from audit_events`,
      await listInvitations(await world.as(admin)),
    ]);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(kept).not.toContain(token);
    expect(JSON.stringify(await listInvitations(await world.as(admin)))).not.toMatch(/hash/i);
  });
});

describe('looking at an invitation', () => {
  it('tells what it offers and who made it', async () => {
    const { token } = await invite({ email: 'eve@example.com', teams: ['payments'] });
    const found = await lookUpInvitation(await world.as(anonymous), { token, address: '10.0.0.1' });
    expect(found).toMatchObject({
      inviter: 'ann',
      email: 'eve@example.com',
      role: 'Member',
      teams: ['payments'],
    });
    expect(Object.keys(found)).not.toContain('tokenHash');
  });

  it('stops an address that guesses, and no other', async () => {
    const { token } = await invite();
    const look = async (given: string, address: string) =>
      lookUpInvitation(await world.as(anonymous), { token: given, address }).then(
        () => 'open',
        (error: { code: string }) => error.code,
      );
    for (let guess = 0; guess < 20; guess++)
      expect(await look(`guess-${guess}`, '10.0.0.1')).toBe('not_found');
    expect(await look(token, '10.0.0.1')).toBe('too_many_requests');
    expect(await look(token, '10.0.0.2')).toBe('open');
  });
});
