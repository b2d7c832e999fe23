import { beforeAll, expect, it } from 'vitest';
import { searchEntityRows } from '#db/queries/entity-search.ts';
import { projectEntity } from '#lib/entities/project-entity.ts';
import type { WireEntity } from '#lib/entities/wire-entity.ts';
import { entityWorld } from './fixtures/entity-world.ts';
import { searchBlueprintEntities } from './search-blueprint-entities.ts';
import { searchEntities } from './search-entities.ts';
import { selectionOf } from './selection.ts';

const { db, sql, asAdmin, blueprint, upsert } = await entityWorld();
const AWKWARD = ['title', "it's", 'properties.x', 'x', 'a"b', '100%'];

/** Properties called like a meta field, like a name with its group, and one that nobody declared. */
beforeAll(async () => {
  const properties = Object.fromEntries(AWKWARD.map((name) => [name, { type: 'string' }]));
  await blueprint({
    identifier: 'service',
    schema: { properties },
    relations: { next: { target: 'service' } },
  });
  await upsert('service', {
    identifier: 'one',
    title: 'One',
    properties: Object.fromEntries(AWKWARD.slice(1).map((name) => [name, `of ${name}`])),
  });
  await upsert('service', { identifier: 'two', relations: { next: 'one' } });
  await sql`update entities set properties = properties || '{"left": 1, "title": "own"}',
    computed = '{"sum": 2, "x": "computed"}' where identifier = 'one'`;
});

it.each([
  [['identifier']],
  [['$title', 'team']],
  [['left', 'sum']],
  [['it\'s,a"b', '100%']],
  [['properties.x']],
  [['properties', 'sum']],
  [['relations.next']],
  [['x\0', '\ud800', '', ' ']],
])('a search that includes %j answers what the whole entity holds of it', async (include) => {
  const ctx = await asAdmin();
  const whole = (await searchBlueprintEntities(ctx, { blueprint: 'service' })).entities as WireEntity[];
  const expected = whole.map((entity) => projectEntity(entity, { include }));
  expect((await searchBlueprintEntities(ctx, { blueprint: 'service', include })).entities).toEqual(expected);
  expect((await searchEntities(ctx, { blueprint: 'service', include })).entities).toEqual(expected);
});

it('reads no document that holds nothing of what is wanted', async () => {
  const search = { ...(await selectionOf(await asAdmin(), 'service')), limit: 1 };
  const read = async (properties?: string[]) => {
    const { entities } = await searchEntityRows(db.run, { ...search, properties });
    return [entities[0]?.properties, entities[0]?.computed].map(
      (document) => Object.keys(document ?? {}).length,
    );
  };
  const all = [AWKWARD.length + 1, 2];
  expect(await read()).toEqual(all);
  expect(await read(['identifier', 'nothing'])).toEqual([0, 0]);
  expect(await read(['left', 'nothing'])).toEqual([all[0], 0]);
  expect(await read(['sum'])).toEqual([0, all[1]]);
});
