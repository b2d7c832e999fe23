import { expect, it } from 'vitest';
import { deleteBlueprint } from '#lib/blueprints/server/delete-blueprint.ts';
import { entityWorld } from './fixtures/entity-world.ts';
import { patchEntity } from './patch-entity.ts';
import { replaceEntity } from './replace-entity.ts';
import { upsertEntities } from './upsert-entities.ts';

const { sql, dev, world, asAdmin, blueprint, upsert } = await entityWorld();

await blueprint({
  identifier: 'node',
  schema: { properties: { count: { type: 'number' } } },
  relations: { next: { target: 'node' }, all: { target: 'node', many: true } },
});

it('bulk writes of the same keys in other orders neither deadlock nor lose anything', async () => {
  const keys = Array.from({ length: 20 }, (_, n) => `k${n}`);
  const write = async (writer: number) => {
    const order = writer % 2 ? keys : [...keys].reverse();
    const entities = order.map((identifier) => ({ identifier, properties: { [`w${writer}`]: writer } }));
    return upsertEntities(await asAdmin(), { blueprint: 'node', entities, upsert: true, merge: true });
  };
  const answers = await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  expect(answers.flatMap(({ entities }) => entities).filter(({ created }) => created)).toHaveLength(20);
  const rows = await sql`select properties from entities where identifier like 'k%'`;
  for (const { properties } of rows) expect(Object.keys(properties)).toHaveLength(8);
});

it('entities that point at each other are written at once', async () => {
  const pairs = Array.from({ length: 10 }, (_, n) => [`left${n}`, `right${n}`] as const);
  for (const [left, right] of pairs) {
    await upsert('node', { identifier: left });
    await upsert('node', { identifier: right });
  }
  const link = async (from: string, to: string) =>
    patchEntity(await asAdmin(), { blueprint: 'node', identifier: from, patch: { relations: { next: to } } });
  await Promise.all(pairs.flatMap(([left, right]) => [link(left, right), link(right, left)]));
  const [row] = await sql`select count(*)::int as n from entity_relations where relation = 'next'`;
  expect(row?.n).toBe(20);
});

it('renaming and linking at once ends in one of the two orders', async () => {
  for (let round = 0; round < 8; round++) {
    const [from, target] = [`from${round}`, `target${round}`];
    await upsert('node', { identifier: from });
    await upsert('node', { identifier: target });
    const [renamed, linked] = await Promise.allSettled([
      replaceEntity(await asAdmin(), {
        blueprint: 'node',
        identifier: target,
        entity: { identifier: `${target}-new` },
      }),
      patchEntity(await asAdmin(), {
        blueprint: 'node',
        identifier: from,
        patch: { relations: { next: target } },
      }),
    ]);
    expect(renamed.status).toBe('fulfilled');
    if (linked.status === 'rejected') expect(linked.reason).toMatchObject({ code: 'not_found' });
    const links = await sql`select t.identifier from entity_relations r join entities s on s.id = r.source_id
      join entities t on t.id = r.target_id where s.identifier = ${from}`;
    expect(links.map(({ identifier }) => identifier)).toEqual(
      linked.status === 'fulfilled' ? [`${target}-new`] : [],
    );
  }
});

it('an entity is never created in a blueprint that is just deleted', async () => {
  for (let round = 0; round < 8; round++) {
    const identifier = `short${round}`;
    await blueprint({ identifier });
    const results = await Promise.allSettled([
      upsert(identifier, { identifier: 'e' }),
      deleteBlueprint(await asAdmin(), { identifier }),
    ]);
    const [created, deleted] = results.map(({ status }) => status === 'fulfilled');
    expect(created).not.toBe(deleted);
    for (const result of results) {
      if (result.status === 'rejected') expect(['not_found', 'has_dependents']).toContain(result.reason.code);
    }
  }
});

it('in bulk, what may not be written is refused alone, and does not tell what is there', async () => {
  await upsert('node', { identifier: 'foreign', team: ['ops'] });
  const entities = [
    { identifier: 'own', team: ['dev'] },
    { identifier: 'foreign', title: 'x' },
    { identifier: 'unknown', title: 'x' },
  ];
  const answer = await upsertEntities(await world.as(dev), { blueprint: 'node', entities, upsert: true });
  expect(answer.entities).toEqual([{ identifier: 'own', index: 0, created: true }]);
  expect(answer.errors.map(({ index, error }) => [index, error])).toEqual([
    [1, 'forbidden'],
    [2, 'forbidden'],
  ]);
  expect(await sql`select title from entities where identifier = 'foreign'`).toEqual([{ title: null }]);
});
