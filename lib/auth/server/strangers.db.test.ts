import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { disableUser } from '#lib/access/server/disable-user.ts';
import { enableUser } from '#lib/access/server/enable-user.ts';
import { anonymous, testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { listUsers } from '#lib/access/server/list-users.ts';
import { newId } from '#lib/ids.ts';
import { admitAccount } from './admit-account.ts';

const database = await testDatabase();
const { sql } = database;
const world = testWorld(database);
const admin = await world.person({ name: 'ann', role: 'Admin' });
const member = await world.person({ name: 'bob' });

const ask = async (isExpected = false) =>
  admitAccount(await world.as(anonymous), {
    provider: 'github',
    type: 'oauth',
    providerAccountId: '583231',
    email: 'octo@example.com',
    name: 'Octo',
    isExpected,
  });
const stranger = async (): Promise<string> => {
  const [row] = await sql`select id from users where email = 'octo@example.com'`;
  return row?.id;
};
/** What every Member finds in pickers, tables and searches. */
const shown = async (email = 'octo@example.com') => {
  const rows = await sql`select e.properties ->> 'status' as status from entities e
    join blueprints b on b.id = e.blueprint_id where b.identifier = '_user' and e.identifier = ${email}`;
  return rows.map(({ status }) => status);
};

beforeEach(async () => {
  await sql`delete from users where email = 'octo@example.com'`;
});

it('shows nobody who only asked to come in, until an Admin answers', async () => {
  expect(await ask()).toBe('waiting');
  expect(await shown()).toEqual([]);
  const userId = await stranger();
  await enableUser(await world.as(admin), { userId });
  expect(await shown()).toEqual(['Active']);
  await disableUser(await world.as(admin), { userId });
  expect(await shown()).toEqual(['Disabled']);
});

it('shows who is expected by the time of the next try', async () => {
  await ask();
  expect(await ask(true)).toBe('admitted');
  expect(await shown()).toEqual(['Active']);
});

it('never shows who was turned away, however often people are shown anew', async () => {
  await ask();
  const userId = await stranger();
  await disableUser(await world.as(admin), { userId });
  await sql`select quayside_ensure_system_blueprints()`;
  await sql`update users set name = 'Octo Cat' where id = ${userId}`;
  expect(await shown()).toEqual([]);
  await enableUser(await world.as(admin), { userId });
  expect(await shown()).toEqual(['Active']);
});

it('lists strangers for those who manage users only', async () => {
  await ask();
  const listed = async (actor: typeof admin) =>
    (await listUsers(await world.as(actor), {})).users.map(({ email }) => email);
  expect(await listed(member)).toEqual(['ann@example.com', 'bob@example.com']);
  expect(await listed(admin)).toContain('octo@example.com');
  await disableUser(await world.as(admin), { userId: await stranger() });
  expect(await listed(member)).toEqual(['ann@example.com', 'bob@example.com']);
});

it('hides, when an older installation is brought up to date, who asked and never came in', async () => {
  const put = async (name: string, ...actions: string[]) => {
    const [at, email] = [new Date(), `${name}@example.com`];
    await sql`insert into users ${sql({ id: newId(), email, disabled_at: at })}`;
    for (const action of actions)
      await sql`insert into audit_events ${sql({ id: newId(), actor: sql.json({}), actor_id: 'x', action, resource_type: 'User', resource_id: email, origin: 'ui', request_id: 'x' })}`;
  };
  await put('waits');
  await sql`update users set requested_at = now() where email = 'waits@example.com'`;
  await put('refused', 'user.ask_for_access', 'user.disable');
  await put('was-in', 'user.ask_for_access', 'user.enable', 'user.disable');
  await put('invited', 'user.sign_in', 'user.disable');
  const migration = readFileSync('db/migrations/0007_admitted_users.sql', 'utf8');
  await sql.unsafe(migration.split('--> statement-breakpoint').at(-1) ?? '');
  const of = (names: string[]) => Promise.all(names.map((name) => shown(`${name}@example.com`)));
  expect(await of(['waits', 'refused', 'was-in', 'invited'])).toEqual([[], [], ['Disabled'], ['Disabled']]);
  expect(await shown('bob@example.com')).toEqual(['Active']);
});
