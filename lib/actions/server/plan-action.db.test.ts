import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import { submitRun } from '#lib/runs/server/submit-run.ts';
import { createAction } from './create-action.ts';
import { getAction } from './get-action.ts';
import { planAction } from './plan-action.ts';

const database = await testDatabase();
const world = testWorld(database);
const admin = await world.person({ name: 'admin', role: 'Admin' });
const member = await world.person({ name: 'member' });
const document = githubAction({ identifier: 'act', requiredApproval: true });
const plan = async (more: object, actor = admin) =>
  planAction(await world.as(actor), { identifier: 'act', document, ...more });

beforeAll(async () => {
  for (const identifier of ['act', 'taken'])
    await createAction(await world.as(admin), { document: { ...document, identifier } });
  for (const state of ['waiting', 'waiting', 'succeeded']) {
    const run = await submitRun(await world.as(member), { action: 'act', properties: { name: 'web' } });
    await database.sql`update runs set state = ${state} where id = ${run.id}`;
  }
});

it('tells what changes and how many runs wait that were asked for before, and writes nothing', async () => {
  const answer = await plan({
    document: { ...document, title: 'New' },
    permissions: { approve: { roles: [] } },
  });
  expect(answer).toMatchObject({
    changes: [
      { what: 'title', path: '/title' },
      { what: 'permissions', kind: 'remove', name: 'approve.roles' },
    ],
    runs: { waiting: 2 },
  });
  expect(await getAction(await world.as(admin), { identifier: 'act' })).toMatchObject({ version: 1 });
  const { identifier: _, ...nameless } = document;
  expect(await plan({ document: nameless })).toMatchObject({ changes: [] });
});

it.each<[string, object, string]>([
  ['a malformed document', { document: [] }, 'invalid_input'],
  ['malformed permissions', { permissions: { approve: 5 } }, 'invalid_input'],
  ['a stale version', { expectedVersion: 3 }, 'stale_version'],
  ['a taken name', { document: { ...document, identifier: 'taken' } }, 'already_exists'],
  ['what is not there', { identifier: 'none' }, 'not_found'],
])('refuses %s', async (_, more, code) => {
  await expect(plan(more)).rejects.toMatchObject({ code });
});

it('refuses those who may not save', async () => {
  await expect(plan({}, member)).rejects.toMatchObject({ code: 'forbidden' });
});
