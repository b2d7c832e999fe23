import { beforeAll, describe, expect, it } from 'vitest';
import { type EntityCondition, entityCondition } from '#db/conditions/read-condition.ts';
import { type EntityFixture, insertBlueprint, insertEntities } from '#db/testing/insert-entities.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { defineAbility } from '#lib/access/ability.ts';
import { newId } from '#lib/ids.ts';
import { findReadableEntity, searchEntityRows } from './entity-search.ts';
import { loadSearchableBlueprints, type SearchableBlueprint } from './entity-search-blueprints.ts';
import { countEntityRows } from './entity-search-count.ts';
import { countRelated, listRelatedRows, type RelatedGroup } from './entity-search-related.ts';

const { db, sql } = await testDatabase();
const everything = entityCondition(defineAbility([{ action: 'manage', subject: 'all' }]));
const unhidden = entityCondition(
  defineAbility([
    { action: 'read', subject: ['Blueprint', 'Entity'] },
    { action: 'read', subject: 'Entity', inverted: true, conditions: { createdBy: 'hidden' } },
  ]),
);

const SERVICE = {
  schema: { properties: { tier: { type: 'string' }, tags: { type: 'array' } } },
  calculationProperties: { score: { calculation: '1', type: 'number' } },
  relations: {
    uses: { target: 'system', many: true },
    twin: { target: 'service' },
  },
};

const ids: Record<string, string> = {};
const idOf = (name: string) => ids[name] ?? '';
let blueprints: SearchableBlueprint[];
let service: SearchableBlueprint[];

const entity = (identifier: string, more: Partial<EntityFixture> = {}): EntityFixture => {
  const id = newId();
  ids[identifier] = id;
  const [at, by] = [new Date('2024-05-01T00:00:00.123Z'), 'test'];
  const written = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
  return {
    id,
    identifier,
    title: null,
    icon: null,
    team: [],
    properties: {},
    source: null,
    ...written,
    ...more,
  };
};

beforeAll(async () => {
  ids.system = await insertBlueprint(sql, 'system');
  ids.service = await insertBlueprint(sql, 'service', SERVICE);
  await insertEntities(sql, idOf('service'), [
    entity('api', { title: 'The Gateway', icon: 'Box', properties: { tier: 'gold', tags: ['a', 'b', 'a'] } }),
    entity('web', { icon: 'Box', team: ['ops', 'dev'], properties: { tier: 'gold', tags: [] } }),
    entity('job', { createdBy: 'hidden', properties: { tier: 5, tags: 'a' } }),
    entity('100%', { properties: { tier: { deep: 1 }, tags: null } }),
  ]);
  await insertEntities(sql, idOf('system'), [
    entity('shop'),
    entity('bank', { createdBy: 'hidden' }),
    entity('mail'),
  ]);
  await sql`update entities set computed = '{"score": 7}' where identifier = 'api'`;
  for (const [position, target] of ['shop', 'bank', 'mail'].entries())
    await sql`insert into entity_relations values (${idOf('service')}, ${idOf('api')}, 'uses', ${position},
      ${idOf('system')}, ${idOf(target)})`;
  blueprints = await loadSearchableBlueprints(db.run, ['system', 'service']);
  service = await loadSearchableBlueprints(db.run, ['service']);
});

describe('a selection by text', () => {
  const find = async (text: string) =>
    (await searchEntityRows(db.run, { blueprints: service, readable: everything, text, limit: 10 })).entities
      .map(({ identifier }) => identifier)
      .toSorted();

  it.each([
    ['gate API', ['api']],
    ['  \t\n', ['100%', 'api', 'job', 'web']],
    ['%', ['100%']],
    ['a', ['api']],
    ['api web', []],
  ])('of %j finds %j', async (text, wanted) => {
    expect(await find(text)).toEqual(wanted);
  });

  it('heeds its first eight words', async () => {
    const eight = Array.from({ length: 8 }, () => 'api').join(' ');
    expect(await find(`${eight} nothing`)).toEqual(['api']);
    expect(await find('api api nothing')).toEqual([]);
  });

  it.each([
    ['too long', 'a'.repeat(501)],
    ['with a NUL', 'api\u0000'],
    ['with half a character', 'api\ud83d'],
  ])('is refused when it is %s', async (_, text) => {
    const details = [expect.objectContaining({ path: '/text', code: 'invalid_value' })];
    await expect(find(text)).rejects.toMatchObject({ code: 'invalid_input', details });
    const count = countEntityRows(db.run, { blueprints: service, readable: everything, text });
    await expect(count).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('may be as long as allowed', async () => {
    expect(await find('a'.repeat(500))).toEqual([]);
  });
});

describe('one entity', () => {
  const find = (identifier: string, readable: EntityCondition = everything) =>
    findReadableEntity(db.run, { blueprints: service, readable }, identifier);

  it('is whole, with what its relations point to', async () => {
    const found = await find('api');
    expect(found).toMatchObject({
      ...{ blueprint: 'service', identifier: 'api', title: 'The Gateway', version: 1, team: [] },
      ...{ computed: { score: 7 }, createdAt: new Date('2024-05-01T00:00:00.123Z') },
    });
    expect(found?.links).toEqual({
      uses: ['shop', 'bank', 'mail'].map((identifier) => ({ blueprint: 'system', identifier, title: null })),
    });
    expect((await find('api', unhidden))?.links.uses?.map(({ identifier }) => identifier)).toEqual([
      'shop',
      'mail',
    ]);
  });

  it.each(['API', 'shop', '', 'api\u0000', '%'])('is none for %j', async (identifier) => {
    expect(await find(identifier)).toBeUndefined();
  });

  it('of no blueprint is none', async () => {
    const selection = { blueprints: [], readable: everything };
    expect(await findReadableEntity(db.run, selection, 'api')).toBeUndefined();
    expect(await countEntityRows(db.run, selection)).toEqual({ value: 0, exact: true });
  });
});

describe('relations', () => {
  const group: Omit<RelatedGroup, 'count'> = { direction: 'outgoing', relation: 'uses', blueprintId: '' };
  const list = (
    more: { limit?: number; from?: string; relation?: string; readable?: EntityCondition } = {},
  ) => {
    const { relation = 'uses', readable = everything, limit = 10, from } = more;
    const question = { blueprints, readable, entityId: idOf('api'), limit, from };
    return listRelatedRows(db.run, {
      ...question,
      group: { ...group, relation, blueprintId: idOf('system') },
    });
  };

  it('are counted at both ends, as far as the other end may be read', async () => {
    const count = async (name: string, readable = everything) =>
      (await countRelated(db.run, { blueprints, readable, entityId: idOf(name) })).map(
        (found) => `${found.direction} ${found.relation} ${found.count}`,
      );
    expect(await count('api')).toEqual(['outgoing uses 3']);
    expect(await count('api', unhidden)).toEqual(['outgoing uses 2']);
    expect(await count('shop')).toEqual(['incoming uses 1']);
    expect(await count('web')).toEqual([]);
  });

  it('are listed page by page; a cursor of another relation is refused', async () => {
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, from: first.next ?? '' });
    const found = [...first.entities, ...second.entities].map(({ identifier }) => identifier);
    expect(found).toEqual(['shop', 'bank', 'mail']);
    expect(second.next).toBeNull();
    const elsewhere = list({ relation: 'twin', from: first.next ?? '' });
    await expect(elsewhere).rejects.toMatchObject({ code: 'invalid_input' });
    const readable = await list({ readable: unhidden, limit: 2 });
    expect([readable.entities.length, readable.next]).toEqual([2, null]);
  });
});
