import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { anonymous, testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { admitAccount, type ProviderAccount } from './admit-account.ts';

const database = await testDatabase();
const world = testWorld(database);
const OCTO: ProviderAccount = {
  provider: 'github',
  type: 'oauth',
  providerAccountId: '583231',
  email: 'octo@example.com',
  name: 'Octo “Cat” O’Hara',
  isExpected: false,
};

beforeEach(async () => {
  await database.sql`delete from users`;
});

/** The answer, and what the audit says of it. */
async function admit(change: Partial<ProviderAccount> = {}) {
  const ctx = await world.as(anonymous);
  const admission = await admitAccount(ctx, { ...OCTO, ...change });
  return { admission, audit: await world.auditOf(ctx) };
}

const users = () => database.sql`select email, name, role, disabled_at is not null as disabled from users`;
const accounts = () => database.sql`select provider, provider_account_id as id from accounts`;
const enable = () => database.sql`update users set disabled_at = null`;

describe('somebody new', () => {
  it('is written down as a Member who may not come in yet', async () => {
    expect(await admit()).toEqual({
      admission: 'waiting',
      audit: ['user.ask_for_access octo@example.com'],
    });
    expect(await users()).toEqual([
      { email: 'octo@example.com', name: 'Octo “Cat” O’Hara', role: 'Member', disabled: true },
    ]);
    expect(await accounts()).toEqual([{ provider: 'github', id: '583231' }]);
  });

  it('waits in silence, however often he asks', async () => {
    await admit();
    expect(await admit()).toEqual({ admission: 'waiting', audit: [] });
    expect(await users()).toHaveLength(1);
  });

  it('need not have a name, but an address', async () => {
    expect((await admit({ name: null })).admission).toBe('waiting');
    expect(await admit({ providerAccountId: '2', email: undefined })).toEqual({
      admission: 'no_email',
      audit: [],
    });
    expect(await users()).toMatchObject([{ name: null }]);
  });
});

describe('somebody who was let in', () => {
  it('comes in, and the audit knows', async () => {
    await admit();
    await enable();
    expect(await admit()).toEqual({ admission: 'admitted', audit: ['user.sign_in octo@example.com'] });
  });

  it('is known by the number of the account, whatever name and address it has now', async () => {
    await admit();
    await enable();
    expect((await admit({ email: 'new@example.com', name: 'New' })).admission).toBe('admitted');
    expect((await admit({ email: undefined })).admission).toBe('admitted');
    expect(await users()).toMatchObject([{ email: 'octo@example.com', name: OCTO.name }]);
  });

  it('stays out again once disabled', async () => {
    await admit();
    await enable();
    await database.sql`update users set disabled_at = now(), requested_at = null`;
    expect(await admit()).toEqual({ admission: 'disabled', audit: [] });
  });
});

describe('an address that is taken', () => {
  it.each([OCTO.email, 'Octo@Example.COM'])('is not taken over by another account: %s', async (email) => {
    await admit();
    await enable();
    expect(await admit({ providerAccountId: '2', email })).toEqual({
      admission: 'account_exists',
      audit: [],
    });
    expect(await accounts()).toHaveLength(1);
  });

  it('is not taken over by an account of the same number elsewhere', async () => {
    await admit();
    await enable();
    expect((await admit({ provider: 'gitlab' })).admission).toBe('account_exists');
  });
});

it('one of many who come at once with the same account is written down', async () => {
  const contexts = await Promise.all(Array.from({ length: 4 }, () => world.as(anonymous)));
  const admissions = await Promise.all(contexts.map((ctx) => admitAccount(ctx, OCTO)));
  expect(admissions.sort()).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
  expect(await users()).toHaveLength(1);
  expect(await accounts()).toHaveLength(1);
});
