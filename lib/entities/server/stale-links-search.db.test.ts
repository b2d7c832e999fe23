import { beforeAll, expect, it } from 'vitest';
import { searchEntityRows } from '#db/queries/entity-search.ts';
import { countFacet } from '#db/queries/entity-search-facets.ts';
import { findSubjects } from '#db/queries/run-subjects.ts';
import { patchBlueprint } from '#lib/blueprints/server/patch-blueprint.ts';
import { planBlueprint } from '#lib/blueprints/server/plan-blueprint.ts';
import { parseQuery } from '#lib/query/parse.ts';
import { entityWorld } from './fixtures/entity-world.ts';
import { getEntity } from './get-entity.ts';
import { patchEntity } from './patch-entity.ts';
import { wholeSelection } from './selection.ts';

const { db, asAdmin, blueprint, upsert } = await entityWorld();
const API = { blueprint: 'service', identifier: 'api' };
const RELATIONS = { owner: { target: 'group', title: 'Owner' } };

/** Three point to the crew; for one that is past since its relation leads to groups, for one since it is gone. */
beforeAll(async () => {
  for (const name of ['crew', 'group']) {
    await blueprint({ identifier: name });
    await upsert(name, { identifier: 'red', title: `The ${name}` });
  }
  for (const [name, entity] of [
    ['service', 'api'],
    ['tool', 'saw'],
    ['room', 'hall'],
  ] as const) {
    await blueprint({ identifier: name, relations: { owner: { target: 'crew' } } });
    await upsert(name, { identifier: entity, relations: { owner: 'red' } });
  }
  const patch = async (identifier: string, relations: Record<string, unknown>) =>
    patchBlueprint(await asAdmin(), { identifier, patch: { relations } });
  await patch('service', RELATIONS);
  await patch('room', {});
});

async function find(rule: Record<string, unknown>): Promise<string[]> {
  const selection = await wholeSelection(await asAdmin());
  const query = parseQuery({ combinator: 'and', rules: [rule] }, { now: new Date(), user: null });
  const { entities } = await searchEntityRows(db.run, { ...selection, query, limit: 50 });
  return entities.map(({ identifier }) => identifier).sort();
}

it.each([
  [{ relation: 'owner', operator: '=', value: 'red' }],
  [{ property: 'owner.$title', operator: '=', value: 'The crew' }],
])('no rule over all blueprints follows it: %j', async (rule) => {
  expect(await find(rule)).toEqual(['saw']);
});

it('what had none but such links has none', async () => {
  const empty = await find({ relation: 'owner', operator: 'isEmpty' });
  expect(empty).toEqual(expect.arrayContaining(['api', 'hall']));
  expect(empty).not.toContain('saw');
});

it('counts for no choice, and sorts nothing', async () => {
  const selection = await wholeSelection(await asAdmin());
  const { values } = await countFacet(db.run, selection, { property: 'owner', limit: 10 });
  expect(values.filter(({ value }) => value !== null)).toEqual([
    { value: 'red', title: 'The crew', count: 1 },
  ]);
  const sort = [{ property: 'owner', order: 'ASC' as const }];
  const { entities } = await searchEntityRows(db.run, { ...selection, sort, limit: 50 });
  const ids = entities.map(({ id }) => id);
  expect(entities[0]?.identifier).toBe('saw');
  expect(ids.slice(1)).toEqual(ids.slice(1).toSorted());
});

it('stands in no request of a run', async () => {
  const { ability } = await asAdmin();
  const links = async (name: string, identifier: string) =>
    (await findSubjects(db.run, ability, name, [identifier]))[0]?.links;
  expect(await links('tool', 'saw')).toEqual({ owner: ['red'] });
  expect(await links('service', 'api')).toEqual({});
});

it('does not fill in for the new target where a relation becomes required', async () => {
  const document = { identifier: 'service', relations: { owner: { ...RELATIONS.owner, required: true } } };
  const { changes } = await planBlueprint(await asAdmin(), { identifier: 'service', document });
  expect(changes).toMatchObject([{ what: 'relation', failing: 1 }]);
});

it('is not taken for a link to what has the same name behind the new target', async () => {
  await patchEntity(await asAdmin(), { ...API, patch: { relations: { owner: 'red' } } });
  expect((await getEntity(await asAdmin(), API)).entity.relations).toEqual({ owner: 'red' });
  expect(await find({ property: 'owner.$title', operator: '=', value: 'The group' })).toEqual(['api']);
});
