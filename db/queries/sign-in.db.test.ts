import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import {
  findUserByAccount,
  hasReachableAdmin,
  insertAccount,
  joinTeam,
  replaceSetupToken,
  useSetupToken,
} from './sign-in.ts';
import { clearFailures, countFailure, secondsBlocked } from './sign-in-limits.ts';
import { listTeamRows } from './teams.ts';

const { db, sql } = await testDatabase();
const ada = newId();
beforeEach(async () => {
  for (const table of ['users', 'teams', 'setup_tokens', 'rate_limits']) await sql`delete from ${sql(table)}`;
  await sql`insert into users (id, email, name, role) values (${ada}, 'ada@x', 'Ada', 'Admin')`;
});

const addAccount = (providerAccountId = '7', provider = 'github') =>
  insertAccount(db.run, { userId: ada, type: 'oauth', provider, providerAccountId });

describe('an account of a provider', () => {
  it('leads to its person, by provider and number together', async () => {
    await addAccount();
    expect((await findUserByAccount(db.run, 'github', '7'))?.id).toBe(ada);
    expect(await findUserByAccount(db.run, 'google', '7')).toBeUndefined();
    expect(await findUserByAccount(db.run, 'github', '8')).toBeUndefined();
  });

  it('belongs to one person, who may have several', async () => {
    await addAccount();
    await addAccount('7', 'google');
    await expect(addAccount()).rejects.toMatchObject({ cause: { code: '23505' } });
    await sql`delete from users`;
    expect(await sql`select 1 from accounts`).toHaveLength(0);
  });
});

describe('joining a team', () => {
  it('happens once, and only to a team that is there', async () => {
    await sql`insert into teams (id, identifier, title) values (${newId()}, 'ops', 'O'), (${newId()}, 'dev', 'D')`;
    await joinTeam(db.run, ada, 'ops');
    await joinTeam(db.run, ada, 'ops');
    await joinTeam(db.run, ada, 'Dev');
    const teams = await listTeamRows(db.run);
    expect(teams.map(({ identifier, members }) => [identifier, members.map(({ id }) => id)])).toEqual([
      ['dev', []],
      ['ops', [ada]],
    ]);
  });
});

describe('an Admin who can get in', () => {
  const session = (expires: string) =>
    sql`insert into sessions (session_token, user_id, expires) values ('hash', ${ada}, ${expires}::timestamptz)`;

  it('has an account of a provider, or a session that lives', async () => {
    expect(await hasReachableAdmin(db.run)).toBe(false);
    await session('2020-01-01');
    expect(await hasReachableAdmin(db.run)).toBe(false);
    await sql`update sessions set expires = '2999-01-01'`;
    expect(await hasReachableAdmin(db.run)).toBe(true);
    await sql`delete from sessions`;
    await addAccount();
    expect(await hasReachableAdmin(db.run)).toBe(true);
  });

  it.each([
    ['disabled', sql`disabled_at = now()`],
    ['no Admin', sql`role = 'Member'`],
  ])('is nobody who is %s', async (_, change) => {
    await addAccount();
    await session('2999-01-01');
    await sql`update users set ${change}`;
    expect(await hasReachableAdmin(db.run)).toBe(false);
  });
});

describe('a setup link', () => {
  it('signs in one person, one time', async () => {
    await replaceSetupToken(db.run, 'hash');
    const used = await Promise.all(Array.from({ length: 5 }, () => useSetupToken(db.run, 'hash')));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(await useSetupToken(db.run, 'hash')).toBe(false);
    expect(await useSetupToken(db.run, 'unknown')).toBe(false);
  });

  it('ends after a day', async () => {
    await replaceSetupToken(db.run, 'hash');
    const [left] =
      await sql`select round(extract(epoch from expires_at - now()) / 3600)::int as hours from setup_tokens`;
    expect(left?.hours).toBe(24);
    await sql`update setup_tokens set expires_at = now() - interval '1 second'`;
    expect(await useSetupToken(db.run, 'hash')).toBe(false);
  });

  it('closes those that were open before; used ones stay to be seen', async () => {
    await replaceSetupToken(db.run, 'used');
    await useSetupToken(db.run, 'used');
    await replaceSetupToken(db.run, 'open');
    await replaceSetupToken(db.run, 'new');
    expect(await useSetupToken(db.run, 'open')).toBe(false);
    expect(await useSetupToken(db.run, 'new')).toBe(true);
    expect(await sql`select token_hash from setup_tokens order by 1`).toEqual([
      { token_hash: 'new' },
      { token_hash: 'used' },
    ]);
  });
});

describe('failures to sign in', () => {
  const KEY = 'sign-in:ada';
  const fail = async (times: number, key = KEY) => {
    for (let count = 0; count < times; count++) await countFailure(db.run, key, 3, 60);
  };
  /** as if this had happened so long before */
  const age = (interval: string) =>
    sql`update rate_limits set window_start = window_start - ${interval}::interval,
      blocked_until = blocked_until - ${interval}::interval`;

  it('block their key at the limit, for as long as the window is', async () => {
    await fail(2);
    expect(await secondsBlocked(db.run, KEY)).toBeUndefined();
    await fail(1);
    const seconds = await secondsBlocked(db.run, KEY);
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await secondsBlocked(db.run, 'sign-in:ben')).toBeUndefined();
    await age('61 seconds');
    expect(await secondsBlocked(db.run, KEY)).toBeUndefined();
  });

  it('are counted anew when their window is over', async () => {
    await fail(2);
    await age('61 seconds');
    await fail(2);
    expect(await secondsBlocked(db.run, KEY)).toBeUndefined();
    await fail(1);
    expect(await secondsBlocked(db.run, KEY)).toBeDefined();
  });

  it('are all counted when they come at once', async () => {
    await Promise.all([1, 2, 3].map(() => fail(1)));
    expect(await secondsBlocked(db.run, KEY)).toBeDefined();
  });

  it('of one are forgotten by success, those of others when they are over', async () => {
    await fail(3, 'sign-in:long ago');
    await fail(1, 'sign-in:also long ago');
    await age('2 hours');
    await fail(3, 'sign-in:blocked');
    await fail(3);
    await sql`insert into rate_limits (key, window_start) values ('github', now() - interval '2 hours')`;
    await sql`update rate_limits set window_start = now() - interval '2 hours' where key = 'sign-in:blocked'`;
    await clearFailures(db.run, KEY);
    expect(await sql`select key from rate_limits order by key`).toEqual([
      { key: 'github' },
      { key: 'sign-in:blocked' },
    ]);
  });
});
