import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import type { Actor } from '#lib/access/actor.ts';
import { buildAbility } from '#lib/access/build-ability.ts';
import type { Context } from '#lib/access/server/context.ts';
import { createBlueprint } from '#lib/blueprints/server/create-blueprint.ts';
import { deleteBlueprint } from '#lib/blueprints/server/delete-blueprint.ts';
import { readEnv } from '#lib/env.ts';
import { createLogger } from '#lib/log.ts';
import { createServices } from '#lib/processes/services.ts';
import { demoState } from './demo-state.ts';
import { loadDemo } from './load-demo.ts';
import { demoContext, seedDemo } from './seed-demo.ts';
import { startEmpty } from './start-empty.ts';

const { url, sql } = await testDatabase();
const variables = { DATABASE_URL: url, AUTH_SECRET: 'a-secret-for-tests-only-0123456789abcdef' };
const services = createServices(
  readEnv({ ...variables, QUAYSIDE_DEMO: '1', GITHUB_API_URL: 'http://127.0.0.1:1' }),
  { name: 'start-empty-test', log: createLogger('test', 'silent') },
);
const by = (role: 'Admin' | 'Member'): Context => {
  const actor: Actor = { kind: 'person', id: role, email: `${role}@x.example`, name: role, role, teams: [] };
  return { ...demoContext(services), actor, ability: buildAbility(actor, []), origin: 'ui' };
};
const admin = by('Admin');
const loadedAt = async () => {
  const state = await demoState(admin);
  return state.kind === 'loaded' ? state.at : 'not loaded';
};
const rows = async () => {
  const [counts] = await sql`select
    (select count(*)::int from blueprints where identifier not like '\\_%') as blueprints,
    (select count(*)::int from entities e join blueprints b on b.id = e.blueprint_id where b.identifier <> '_user') as entities,
    (select count(*)::int from entity_history h join blueprints b on b.id = h.blueprint_id where b.identifier <> '_user') as history,
    (select count(*)::int from runs) as runs, (select count(*)::int from run_events) as events,
    (select count(*)::int from actions) as actions, (select count(*)::int from teams) as teams,
    (select count(*)::int from users) as users`;
  return counts;
};

beforeAll(async () => {
  await seedDemo(demoContext(services));
  return () => services.close();
});

test('only who may delete everything starts empty, and only from the demo that was meant', async () => {
  const meant = await loadedAt();
  await expect(startEmpty(by('Member'), { loadedAt: meant })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(startEmpty(admin, { loadedAt: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({
    code: 'invalid_state',
  });
  expect(await rows()).toMatchObject({ blueprints: 6, actions: 8, teams: 35 });
});

test('a request on its way to GitHub holds it up; what the demo only shows as such does not', async () => {
  const [run] = await sql`update runs set state = 'sending', lease_owner = 'worker-1'
    where id = (select id from runs where state = 'dispatched' limit 1) returning id`;
  await expect(startEmpty(admin, { loadedAt: await loadedAt() })).rejects.toThrow('on its way');
  await sql`update runs set state = 'dispatched', lease_owner = null where id = ${run?.id}`;
});

test('nothing of it is left but people and the audit, which tells it', async () => {
  const { users } = (await rows()) as { users: number };
  const [before] = await sql`select count(*)::int from audit_events`;
  await startEmpty(admin, { loadedAt: await loadedAt() });
  expect(await rows()).toEqual({
    blueprints: 0,
    entities: 0,
    history: 0,
    runs: 0,
    events: 0,
    actions: 0,
    teams: 0,
    users,
  });
  const [after] = await sql`select count(*)::int from audit_events`;
  expect(after?.count).toBe(before?.count + 1);
  expect(await demoState(admin)).toEqual({ kind: 'empty' });
  expect(await seedDemo(demoContext(services))).toMatchObject({ outcome: 'present' });
});

test('it comes back as it was, unless somebody has begun', async () => {
  await createBlueprint(admin, { document: { identifier: 'own', schema: { properties: {} } } });
  expect(await demoState(admin)).toEqual({ kind: 'other' });
  await expect(loadDemo(admin)).rejects.toMatchObject({ code: 'invalid_state' });
  await deleteBlueprint(admin, { identifier: 'own' });
  await expect(loadDemo(by('Member'))).rejects.toMatchObject({ code: 'forbidden' });
  await loadDemo(admin);
  expect(await rows()).toMatchObject({ blueprints: 6, actions: 8, teams: 35 });
  expect(await demoState(admin)).toMatchObject({ kind: 'loaded' });
});
