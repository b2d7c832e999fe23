import { beforeEach, describe, expect, it } from 'vitest';
import { insertBlueprint } from '#db/testing/insert-entities.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import { findTokenClient } from './machine-clients.ts';
import {
  databaseTime,
  deleteSession,
  findSessionIdentity,
  findTokenIdentity,
  insertSession,
  pruneSessions,
} from './sessions.ts';
import { deleteSessionsOfUser, voidTokens } from './users.ts';

const { db, sql } = await testDatabase();
const ada = newId();
const LATER = new Date('2999-01-01T00:00:00Z');
const EARLIER = new Date('2020-01-01T00:00:00Z');

beforeEach(async () => {
  for (const table of ['users', 'teams', 'machine_clients', 'revoked_tokens'])
    await sql`delete from ${sql(table)}`;
  await sql`insert into users (id, email, name, role) values (${ada}, 'Ada@Example.com', 'Ada "A" Ö', 'Admin')`;
});

const signIn = (tokenHash = 'hash', expires = LATER) =>
  insertSession(db.run, { tokenHash, userId: ada, expires });
const join = async (...teams: string[]) => {
  for (const identifier of teams) {
    const id = newId();
    await sql`insert into teams (id, identifier, title) values (${id}, ${identifier}, 'T')`;
    await sql`insert into team_members (team_id, user_id) values (${id}, ${ada})`;
  }
};
const disable = () => sql`update users set disabled_at = now() where id = ${ada}`;

describe('a session', () => {
  it('leads to the person with role and teams as they are now', async () => {
    await signIn();
    await join('ops', "d'ev", 'Zoo');
    const person = { id: ada, email: 'Ada@Example.com', name: 'Ada "A" Ö', role: 'Admin' };
    expect(await findSessionIdentity(db.run, 'hash')).toMatchObject({
      ...person,
      teams: ['Zoo', "d'ev", 'ops'],
    });
    await sql`update users set role = 'Member', name = null`;
    await sql`delete from teams`;
    const changed = { ...person, role: 'Member', name: 'Ada@Example.com' };
    expect(await findSessionIdentity(db.run, 'hash')).toEqual({ ...changed, teams: [], moderates: [] });
  });

  it('tells what the person moderates, in person or through a team, each once', async () => {
    await signIn();
    await join('ops');
    const blueprints = await Promise.all(['b', 'a', 'other'].map((name) => insertBlueprint(sql, name)));
    const [team] = await sql`select id from teams`;
    for (const [blueprint, user, group] of [
      [blueprints[0], ada, null],
      [blueprints[0], null, team?.id],
      [blueprints[1], null, team?.id],
    ])
      await sql`insert into moderators (blueprint_id, user_id, team_id) values (${blueprint ?? null}, ${user ?? null}, ${group ?? null})`;
    expect((await findSessionIdentity(db.run, 'hash'))?.moderates).toEqual(['a', 'b']);
    await sql`delete from team_members`;
    expect((await findSessionIdentity(db.run, 'hash'))?.moderates).toEqual(['b']);
    await sql`delete from blueprints where id = ${blueprints[0] ?? null}`;
    expect((await findSessionIdentity(db.run, 'hash'))?.moderates).toEqual([]);
  });

  it('that is unknown, expired or of somebody disabled leads to nobody', async () => {
    await signIn('live');
    await signIn('over', EARLIER);
    expect(await findSessionIdentity(db.run, 'none')).toBeUndefined();
    expect(await findSessionIdentity(db.run, '')).toBeUndefined();
    expect(await findSessionIdentity(db.run, "' or true --")).toBeUndefined();
    expect(await findSessionIdentity(db.run, 'over')).toBeUndefined();
    await disable();
    expect(await findSessionIdentity(db.run, 'live')).toBeUndefined();
  });

  it('ends once, and says whose it was', async () => {
    await signIn('one');
    await signIn('two');
    expect(await deleteSession(db.run, 'one')).toBe(ada);
    expect(await deleteSession(db.run, 'one')).toBeUndefined();
    expect(await findSessionIdentity(db.run, 'two')).toBeDefined();
  });

  it('ends with all others of this person, not with those of another', async () => {
    const ben = newId();
    await sql`insert into users (id, email) values (${ben}, 'ben@example.com')`;
    await signIn('one');
    await signIn('two');
    await insertSession(db.run, { tokenHash: 'three', userId: ben, expires: LATER });
    await deleteSessionsOfUser(db.run, ada);
    expect(await sql`select session_token from sessions`).toEqual([{ session_token: 'three' }]);
  });

  it('that is over is forgotten; a live one stays', async () => {
    await signIn('over', EARLIER);
    await signIn('live');
    expect(await pruneSessions(db.run)).toBe(1);
    expect(await sql`select session_token from sessions`).toEqual([{ session_token: 'live' }]);
  });

  it('goes with its user, and none begins without one', async () => {
    await signIn();
    await sql`delete from users`;
    expect(await sql`select 1 from sessions`).toHaveLength(0);
    await expect(signIn()).rejects.toMatchObject({ cause: { code: '23503' } });
  });
});

const clientId = newId();
const addClient = () =>
  sql`insert into machine_clients (id, client_id, secret_hash, name, role)
    values (${clientId}, 'robot', 'secret', 'Robot', 'Member')`;

describe.each([
  ['a person', ada, findTokenIdentity],
  ['a machine client', clientId, findTokenClient],
] as const)('a token of %s', (_, subject, find) => {
  beforeEach(() => addClient());

  it('counts until all issued so far are voided, and again when issued after that', async () => {
    const issued = await databaseTime(db.run);
    expect(await find(db.run, subject, issued)).toMatchObject({ id: subject });
    await voidTokens(db.run, subject);
    expect(await find(db.run, subject, issued)).toBeUndefined();
    await sql`update revoked_tokens set revoked_at = ${issued}`;
    expect(await find(db.run, subject, new Date(issued.getTime() + 1))).toMatchObject({ id: subject });
    expect(await find(db.run, subject, issued)).toBeUndefined();
  });

  it('can be voided again', async () => {
    await voidTokens(db.run, subject);
    await sql`update revoked_tokens set revoked_at = ${EARLIER}`;
    await voidTokens(db.run, subject);
    expect(await find(db.run, subject, new Date('2021-01-01'))).toBeUndefined();
  });

  it('is not voided with those of another', async () => {
    await voidTokens(db.run, newId());
    expect(await find(db.run, subject, EARLIER)).toMatchObject({ id: subject });
  });

  it('names nobody who is gone or was disabled or revoked', async () => {
    expect(await find(db.run, newId(), new Date())).toBeUndefined();
    await disable();
    await sql`update machine_clients set revoked_at = now()`;
    expect(await find(db.run, subject, new Date())).toBeUndefined();
  });
});

describe('the clock of the database', () => {
  it('is read in milliseconds, and goes on within a transaction', async () => {
    const [before] = await sql`select clock_timestamp() as at`;
    await db.transaction(async (tx) => {
      const first = await databaseTime(tx);
      const second = await databaseTime(tx);
      expect(Number(first)).toBeGreaterThanOrEqual(Number(before?.at));
      expect(Number(second)).toBeGreaterThanOrEqual(Number(first));
      const [begun] = await tx.execute<{ at: string }>('select now() as at');
      expect(Number(second)).toBeGreaterThan(Number(new Date(begun?.at ?? LATER)));
    });
  });
});
