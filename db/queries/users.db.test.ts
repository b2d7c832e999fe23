import { beforeEach, describe, expect, it } from 'vitest';
import { AWKWARD_TEXTS } from '#db/testing/awkward-values.ts';
import { lockableRows } from '#db/testing/lockable-rows.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { Role } from '#lib/access/actor.ts';
import { newId } from '#lib/ids.ts';
import {
  countUsersByState,
  findUser,
  findUserByEmail,
  insertUser,
  listUserRows,
  lockOtherAdmins,
  lockUser,
  type UserPage,
  updateUser,
} from './users.ts';

const { db, sql } = await testDatabase();
beforeEach(async () => {
  await sql`delete from users`;
  await sql`delete from teams`;
});

const add = (email: string, { name = null, role = 'Member' }: { name?: string | null; role?: Role } = {}) =>
  insertUser(db.run, { id: newId(), email, name, role });

describe('a user', () => {
  it('is found by id, and by address whatever its case', async () => {
    const user = await add('Ada@Example.com', { name: 'Ada', role: 'Admin' });
    expect(user).toMatchObject({ email: 'Ada@Example.com', role: 'Admin', disabledAt: null, image: null });
    expect(await findUser(db.run, user.id)).toEqual(user);
    expect(await findUserByEmail(db.run, 'aDA@eXAMPLE.COM')).toEqual(user);
    expect(await findUserByEmail(db.run, 'ada@example%')).toBeUndefined();
    expect(await findUser(db.run, newId())).toBeUndefined();
  });

  it('has an address of their own: who comes second is the first', async () => {
    const first = await add('ada@example.com', { role: 'Member' });
    expect(await add('ADA@example.com', { name: 'Eve', role: 'Admin' })).toEqual(first);
    expect(await sql`select role from users`).toEqual([{ role: 'Member' }]);
  });

  it('is one, though many sign in with one address at the same time', async () => {
    const users = await Promise.all(['a@x', 'A@x', 'a@X', 'A@X'].map((email) => add(email)));
    expect(new Set(users.map(({ id }) => id)).size).toBe(1);
  });

  it('with the id of another is an error, not that other', async () => {
    const { id } = await add('ada@example.com');
    const other = insertUser(db.run, { id, email: 'new@example.com', name: null, role: 'Admin' });
    await expect(other).rejects.toThrow('neither inserted nor found');
  });

  it('is changed in what is named, and in nothing else', async () => {
    const { id } = await add('ada@example.com', { name: 'Ada', role: 'Admin' });
    const [other] = [await add('ben@example.com', { role: 'Admin' })];
    const disabledAt = new Date('2024-01-01T00:00:00Z');
    await updateUser(db.run, id, { disabledAt });
    expect(await findUser(db.run, id)).toMatchObject({ disabledAt, role: 'Admin', name: 'Ada' });
    await updateUser(db.run, id, { role: 'Member', disabledAt: null });
    expect(await findUser(db.run, id)).toMatchObject({ disabledAt: null, role: 'Member' });
    expect(await findUser(db.run, other?.id ?? '')).toEqual(other);
  });

  it('is locked for whoever changes them', async () => {
    const [ada, ben] = [await add('ada@x'), await add('ben@x')];
    await db.transaction(async (tx) => {
      expect(await lockUser(tx, ada.id)).toEqual(ada);
      expect(await lockUser(tx, newId())).toBeUndefined();
      expect(await lockableRows(sql, 'users', 'id')).toEqual([ben.id]);
    });
  });
});

describe('the list of users', () => {
  const addresses = async (page: Partial<UserPage> = {}) =>
    (await listUserRows(db.run, { limit: 100, ...page })).map(({ email }) => email);

  it('is in the order of addresses, page by page, without regard to case', async () => {
    for (const email of ['Zoe@x', 'ada@x', 'Ben@x', 'ada-b@x', 'ä@x']) await add(email);
    const whole = await addresses();
    expect(whole).toEqual(['ada-b@x', 'ada@x', 'Ben@x', 'Zoe@x', 'ä@x']);
    const pages: string[] = [];
    for (;;) {
      const page = await addresses({ limit: 2, after: pages.at(-1) });
      if (page.length === 0) break;
      pages.push(...page);
    }
    expect(pages).toEqual(whole);
    expect(await addresses({ after: 'BEN@X' })).toEqual(['Zoe@x', 'ä@x']);
  });

  it('shows the teams of each, sorted, and none where there are none', async () => {
    const [ada] = [await add('ada@x'), await add('ben@x')];
    for (const identifier of ['ops', 'Zoo', 'dev']) {
      const id = newId();
      await sql`insert into teams (id, identifier, title) values (${id}, ${identifier}, 'T')`;
      await sql`insert into team_members (team_id, user_id) values (${id}, ${ada?.id ?? ''})`;
    }
    const rows = await listUserRows(db.run, { limit: 10 });
    expect(rows.map(({ email, teams }) => [email, teams])).toEqual([
      ['ada@x', ['Zoo', 'dev', 'ops']],
      ['ben@x', []],
    ]);
  });

  it('is narrowed by a part of name or address', async () => {
    await add('ada@x', { name: 'Countess LOVELACE' });
    await add('love@x');
    await add('ben@x', { name: 'Ben' });
    expect(await addresses({ text: 'Love' })).toEqual(['ada@x', 'love@x']);
    expect(await addresses({ text: 'love', after: 'ada@x' })).toEqual(['love@x']);
    expect(await addresses({ text: '' })).toHaveLength(3);
  });

  it('takes every text for itself', async () => {
    for (const [index, name] of AWKWARD_TEXTS.entries())
      await add(`${index}.someone@x`, { name: `_${name}_` });
    for (const text of AWKWARD_TEXTS) {
      const found = (await listUserRows(db.run, { text, limit: 100 })).map(({ name }) => name);
      const contains = (whole: string) => whole.toLowerCase().includes(text.toLowerCase());
      const wanted = AWKWARD_TEXTS.filter((name, index) => contains(`${index}.someone@x _${name}_`));
      expect(found.toSorted(), text).toEqual(wanted.map((name) => `_${name}_`).toSorted());
    }
  });
});

describe('other Admins', () => {
  it('are those who can still sign in, locked, in one order', async () => {
    const [ada, ben, cai] = await Promise.all(
      ['ada@x', 'ben@x', 'cai@x'].map((email) => add(email, { role: 'Admin' })),
    );
    const [member, disabled] = [await add('mia@x'), await add('dan@x', { role: 'Admin' })];
    await updateUser(db.run, disabled.id, { disabledAt: new Date() });
    await db.transaction(async (tx) => {
      const others = await lockOtherAdmins(tx, ada?.id ?? '');
      expect(others).toEqual([ben?.id ?? '', cai?.id ?? ''].toSorted());
      const free = await lockableRows(sql, 'users', 'id');
      expect(free.toSorted()).toEqual([ada?.id ?? '', member.id, disabled.id].toSorted());
    });
  });

  it('are none for the last one', async () => {
    const { id } = await add('ada@x', { role: 'Admin' });
    expect(await db.transaction((tx) => lockOtherAdmins(tx, id))).toEqual([]);
  });

  it('cannot remove each other: one of two waits and then sees the other gone', async () => {
    const [ada, ben] = [await add('ada@x', { role: 'Admin' }), await add('ben@x', { role: 'Admin' })];
    const stepDown = (id: string) =>
      db.transaction(async (tx) => {
        await lockUser(tx, id);
        const others = await lockOtherAdmins(tx, id);
        if (others.length > 0) await updateUser(tx, id, { role: 'Member' });
        return others.length;
      });
    const others = await Promise.all([stepDown(ada.id), stepDown(ben.id)]);
    expect(others.toSorted()).toEqual([0, 1]);
    expect(await sql`select 1 from users where role = 'Admin'`).toHaveLength(1);
  });
});

describe('the states of users', () => {
  it('are told apart, counted and asked for', async () => {
    await add('active@example.com');
    const waiting = await add('waiting@example.com');
    const disabled = await add('disabled@example.com');
    const back = await add('back@example.com');
    const now = new Date();
    await updateUser(db.run, waiting.id, { disabledAt: now, requestedAt: now });
    await updateUser(db.run, disabled.id, { disabledAt: now });
    await updateUser(db.run, back.id, { disabledAt: now, requestedAt: now });
    await updateUser(db.run, back.id, { disabledAt: null });
    const listed = async (page: Partial<UserPage>) =>
      (await listUserRows(db.run, { limit: 9, ...page })).map(({ email }) => email.split('@')[0]);
    expect(await listed({ state: 'active' })).toEqual(['active', 'back']);
    expect(await listed({ state: 'waiting' })).toEqual(['waiting']);
    expect(await listed({ state: 'disabled' })).toEqual(['disabled']);
    expect(await listed({ state: 'disabled', text: 'wait' })).toEqual([]);
    expect(await listed({ id: waiting.id })).toEqual(['waiting']);
    expect(await listed({ id: "' or true --" })).toEqual([]);
    expect(await countUsersByState(db.run)).toEqual({ active: 2, waiting: 1, disabled: 1 });
  });
});
