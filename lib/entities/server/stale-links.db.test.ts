import { expect, it } from 'vitest';
import { patchBlueprint } from '#lib/blueprints/server/patch-blueprint.ts';
import { deleteEntity } from './delete-entity.ts';
import { entityWorld } from './fixtures/entity-world.ts';
import { getEntity } from './get-entity.ts';
import { patchEntity } from './patch-entity.ts';

const { sql, asAdmin, blueprint, upsert } = await entityWorld();

await blueprint({ identifier: 'group' });
await blueprint({ identifier: 'crew' });
await blueprint({
  identifier: 'service',
  relations: { owner: { target: 'crew' }, also: { target: 'crew' } },
});
const retarget = async (relations: Record<string, unknown>) =>
  patchBlueprint(await asAdmin(), { identifier: 'service', patch: { relations } });
const remove = async (identifier: string, deleteDependents: boolean) =>
  deleteEntity(await asAdmin(), { blueprint: 'crew', identifier, deleteDependents });
const left = async () =>
  (await sql`select identifier from entities where identifier like 'my-%' order by 1`).map(
    (row) => row.identifier,
  );

it('a link left from before its relation got another target is neither shown nor in the way', async () => {
  for (const identifier of ['my-crew', 'my-second', 'my-third']) await upsert('crew', { identifier });
  await upsert('service', { identifier: 'my-api', relations: { owner: 'my-crew', also: 'my-second' } });
  await retarget({ owner: { target: 'group' }, also: { target: 'crew' } });

  const api = { blueprint: 'service', identifier: 'my-api' };
  const shown = { owner: null, also: 'my-second' };
  expect((await getEntity(await asAdmin(), api)).entity.relations).toEqual(shown);
  const patched = await patchEntity(await asAdmin(), { ...api, patch: { title: 'API' } });
  expect(patched.entity.relations).toEqual(shown);

  await expect(remove('my-second', false)).rejects.toMatchObject({ code: 'has_dependents' });
  await remove('my-crew', false);
  expect(await left()).toEqual(['my-api', 'my-second', 'my-third']);
});

it('a link of a relation that is gone takes nothing along', async () => {
  await retarget({ owner: { target: 'group' } });
  await remove('my-second', true);
  expect(await left()).toEqual(['my-api', 'my-third']);
});
