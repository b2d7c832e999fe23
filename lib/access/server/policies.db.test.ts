import { expect, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import { can } from '../ability.ts';
import { deletePolicy } from './delete-policy.ts';
import { testWorld } from './fixtures/test-context.ts';
import { listPolicies } from './list-policies.ts';
import { savePolicy } from './save-policy.ts';

const database = await testDatabase();
const world = testWorld(database);
const admin = await world.person({ name: 'ann', role: 'Admin' });
const member = await world.person({ name: 'bob', teams: ['payments'] });

const freeze = {
  title: 'Freeze',
  effect: 'cannot',
  verbs: ['update'],
  subject: 'Entity',
  conditions: { 'properties.locked': true },
  appliesTo: { users: [], teams: ['payments'], roles: [] },
};

test('a saved policy counts from the next request on, a deleted one no more', async () => {
  const locked = { team: ['payments'], properties: { locked: true } };
  const mayUpdate = async () => can((await world.as(member)).ability, 'update', 'Entity', locked);
  expect(await mayUpdate()).toBe(true);
  const ctx = await world.as(admin);
  const { id } = await savePolicy(ctx, { document: freeze });
  expect(await mayUpdate()).toBe(false);
  await savePolicy(ctx, { id, document: { ...freeze, conditions: { 'properties.locked': false } } });
  expect(await mayUpdate()).toBe(true);
  expect((await listPolicies(ctx)).map(({ document }) => document.title)).toEqual(['Freeze']);
  await deletePolicy(ctx, { id });
  expect(await listPolicies(ctx)).toEqual([]);
  expect(await world.auditOf(ctx)).toEqual([
    `policy.create ${id}`,
    `policy.update ${id}`,
    `policy.delete ${id}`,
  ]);
});

test('members neither see nor write policies', async () => {
  const ctx = await world.as(member);
  await expect(listPolicies(ctx)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(savePolicy(ctx, { document: freeze })).rejects.toMatchObject({ code: 'forbidden' });
  const { id } = await savePolicy(await world.as(admin), { document: freeze });
  await expect(savePolicy(ctx, { id, document: freeze })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(deletePolicy(ctx, { id })).rejects.toMatchObject({ code: 'forbidden' });
  await deletePolicy(await world.as(admin), { id });
});

test('a policy that cannot be read is not saved', async () => {
  const ctx = await world.as(admin);
  for (const conditions of [{ $where: '1' }, { identifier: { $regex: '^(a+)+$' } }, { role: 'Admin' }, 5])
    await expect(savePolicy(ctx, { document: { ...freeze, conditions } })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  expect(await listPolicies(ctx)).toEqual([]);
});

test('one that does not exist cannot be changed', async () => {
  const ctx = await world.as(admin);
  for (const id of [newId(), 'x']) {
    await expect(savePolicy(ctx, { id, document: freeze })).rejects.toMatchObject({ code: 'not_found' });
    await expect(deletePolicy(ctx, { id })).rejects.toMatchObject({ code: 'not_found' });
  }
});
