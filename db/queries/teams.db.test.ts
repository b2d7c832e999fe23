import { beforeEach, describe, expect, it } from 'vitest';
import { lockableRows } from '#db/testing/lockable-rows.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import {
  deleteTeamMember,
  deleteTeamRow,
  insertTeam,
  insertTeamMember,
  listTeamRows,
  lockTeam,
  updateTeamRow,
} from './teams.ts';
import { insertUser } from './users.ts';

const { db, sql } = await testDatabase();
beforeEach(async () => {
  await sql`delete from users`;
  await sql`delete from teams`;
});

const add = async (identifier: string, title = identifier) => {
  const team = await insertTeam(db.run, { id: newId(), identifier, title, description: null });
  if (!team) throw new Error(`team ${identifier} was not made`);
  return team;
};
const find = async (identifier: string) =>
  (await listTeamRows(db.run)).find((team) => team.identifier === identifier);
const teamsOf = async (user: string) =>
  (await listTeamRows(db.run))
    .filter(({ members }) => members.some(({ id }) => id === user))
    .map(({ identifier }) => identifier);
const person = (name: string) =>
  insertUser(db.run, {
    id: newId(),
    email: `${name}@x`,
    name: name === 'nameless' ? null : name,
    role: 'Member',
  });

describe('a team', () => {
  it('has an identifier of its own, exactly as written', async () => {
    const team = await add('ops', 'Operations');
    expect(team).toMatchObject({ identifier: 'ops', title: 'Operations', description: null });
    const again = { id: newId(), identifier: 'ops', title: 'Other', description: 'x' };
    expect(await insertTeam(db.run, again)).toBeUndefined();
    expect(await find('ops')).toEqual({ ...team, members: [] });
    expect(await find('Ops')).toBeUndefined();
    expect((await add('Ops')).id).not.toBe(team.id);
  });

  it('is made by one of many who ask at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 4 }, () =>
        insertTeam(db.run, { id: newId(), identifier: 'ops', title: 'Ops', description: null }),
      ),
    );
    expect(made.filter(Boolean)).toHaveLength(1);
  });

  it('is locked for whoever changes it; its members are not', async () => {
    const [ops, dev] = [await add('ops'), await add('dev')];
    const { id } = await person('ada');
    await insertTeamMember(db.run, ops.id, id);
    await db.transaction(async (tx) => {
      expect(await lockTeam(tx, 'ops')).toEqual(ops);
      expect(await lockTeam(tx, 'none')).toBeUndefined();
      expect(await lockableRows(sql, 'teams', 'id')).toEqual([dev.id]);
      expect(await lockableRows(sql, 'users', 'id')).toEqual([id]);
    });
  });

  it('takes a new title and description, and keeps its identifier', async () => {
    const [{ id }, other] = [await add('ops'), await add('dev')];
    await updateTeamRow(db.run, id, { title: 'Operations', description: 'Runs things' });
    expect(await find('ops')).toMatchObject({ title: 'Operations', description: 'Runs things' });
    await updateTeamRow(db.run, id, { title: 'Ops', description: null });
    expect(await find('ops')).toMatchObject({ title: 'Ops', description: null });
    expect(await find('dev')).toEqual({ ...other, members: [] });
  });

  it('goes with its memberships; its members stay', async () => {
    const [ops, dev] = [await add('ops'), await add('dev')];
    const { id } = await person('ada');
    for (const team of [ops, dev]) await insertTeamMember(db.run, team.id, id);
    await deleteTeamRow(db.run, ops.id);
    expect(await find('ops')).toBeUndefined();
    expect(await teamsOf(id)).toEqual(['dev']);
  });
});

describe('members', () => {
  it('come once and go once', async () => {
    const [{ id: team }, { id: ada }] = [await add('ops'), await person('ada')];
    expect(await insertTeamMember(db.run, team, ada)).toBe(true);
    expect(await insertTeamMember(db.run, team, ada)).toBe(false);
    expect(await deleteTeamMember(db.run, team, ada)).toBe(true);
    expect(await deleteTeamMember(db.run, team, ada)).toBe(false);
  });

  it('leave one team, not the others of theirs, nor takes one others along', async () => {
    const [ops, dev] = [await add('ops'), await add('dev')];
    const [ada, ben] = [await person('ada'), await person('ben')];
    for (const team of [ops, dev])
      for (const { id } of [ada, ben]) await insertTeamMember(db.run, team.id, id);
    await deleteTeamMember(db.run, ops.id, ada.id);
    expect(await teamsOf(ada.id)).toEqual(['dev']);
    expect(await teamsOf(ben.id)).toEqual(['dev', 'ops']);
  });

  it('are people and teams that are there', async () => {
    const [{ id: team }, { id: ada }] = [await add('ops'), await person('ada')];
    const missing = { cause: { code: '23503' } };
    await expect(insertTeamMember(db.run, team, newId())).rejects.toMatchObject(missing);
    await expect(insertTeamMember(db.run, newId(), ada)).rejects.toMatchObject(missing);
  });

  it('are shown by address, with a name or none', async () => {
    const team = await add('ops');
    const people = [await person('zoe'), await person('nameless'), await person('ada')];
    for (const { id } of people) await insertTeamMember(db.run, team.id, id);
    const [zoe, nameless, ada] = people.map(({ id, email, name }) => ({ id, email, name }));
    expect((await find('ops'))?.members).toEqual([ada, nameless, zoe]);
    expect(nameless?.name).toBeNull();
  });
});

describe('the list of teams', () => {
  it('is by title, whatever the case, then by identifier', async () => {
    for (const [identifier, title] of [
      ['1', 'beta'],
      ['2', 'Alpha'],
      ['4', 'Gamma'],
      ['3', 'gamma'],
    ] as const)
      await add(identifier, title);
    expect((await listTeamRows(db.run)).map(({ identifier }) => identifier)).toEqual(['2', '1', '3', '4']);
  });

  it('gives each team its own members', async () => {
    const [ops, dev] = [await add('ops'), await add('dev')];
    await insertTeamMember(db.run, ops.id, (await person('ada')).id);
    await insertTeamMember(db.run, dev.id, (await person('ben')).id);
    await add('empty');
    const teams = await listTeamRows(db.run);
    expect(teams.map(({ identifier, members }) => [identifier, members.map(({ email }) => email)])).toEqual([
      ['dev', ['ben@x']],
      ['empty', []],
      ['ops', ['ada@x']],
    ]);
  });
});
