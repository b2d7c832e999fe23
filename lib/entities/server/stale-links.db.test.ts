import { expect, it } from 'vitest';
import { patchBlueprint } from '#lib/blueprints/server/patch-blueprint.ts';
import { deleteEntity } from './delete-entity.ts';
import { entityWorld } from './fixtures/entity-world.ts';
import { getEntity } from './get-entity.ts';
import { listRelatedEntities } from './list-related-entities.ts';
import { patchEntity } from './patch-entity.ts';
import { searchBlueprintEntities } from './search-blueprint-entities.ts';

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

it('nor does it lead anywhere', async () => {
  await upsert('crew', { identifier: 'my-crew' });
  const relatedTo = async (identifier: string) => {
    const rules = [{ operator: 'relatedTo', blueprint: 'crew', value: identifier }];
    const query = { combinator: 'and', rules };
    const found = await searchBlueprintEntities(await asAdmin(), { blueprint: 'service', query });
    return found.entities.map((entity) => entity.identifier);
  };
  const system = await sql`select id, blueprint_id from entities where identifier = 'my-crew'`;
  await sql`insert into entity_relations (source_blueprint_id, source_id, relation, target_blueprint_id, target_id)
    select blueprint_id, id, 'owner', ${system[0]?.blueprint_id}, ${system[0]?.id} from entities where identifier = 'my-api'`;
  expect(await relatedTo('my-second')).toEqual(['my-api']);
  expect(await relatedTo('my-crew')).toEqual([]);
  const ends = async (identifier: string) =>
    (await listRelatedEntities(await asAdmin(), { blueprint: 'crew', identifier })).map(
      ({ relation }) => relation,
    );
  expect([await ends('my-second'), await ends('my-crew')]).toEqual([['also'], []]);
  await remove('my-crew', false);
});

it('a link of a relation that is gone takes nothing along', async () => {
  await retarget({ owner: { target: 'group' } });
  await remove('my-second', true);
  expect(await left()).toEqual(['my-api', 'my-third']);
});
