import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AWKWARD_NAMES } from '#db/testing/awkward-values.ts';
import { insertBlueprint } from '#db/testing/insert-entities.ts';
import { lockableRows } from '#db/testing/lockable-rows.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { defineAbility } from '#lib/access/ability.ts';
import { newId } from '#lib/ids.ts';
import {
  countEntities,
  deleteEntityRow,
  type EntityChange,
  firstIdentifiers,
  insertEntity,
  lockEntities,
  lockEntity,
  lockForDeletion,
  type NewEntity,
  touchEntity,
  updateEntity,
} from './entities.ts';

const { db, sql } = await testDatabase();
const everything = defineAbility([{ action: 'manage', subject: 'all' }]);
let service: string;
let system: string;
beforeAll(async () => {
  [service, system] = [await insertBlueprint(sql, 'service'), await insertBlueprint(sql, 'system')];
});
beforeEach(() => sql`delete from entities`);

const insert = (identifier: string, more: Partial<NewEntity> = {}) =>
  insertEntity(db.run, {
    ...{ blueprintId: service, id: newId(), identifier, title: null, icon: null },
    ...{ team: [], properties: {}, source: null, by: 'ada', ...more },
  });
const add = async (identifier: string, more: Partial<NewEntity> = {}) => {
  const row = await insert(identifier, more);
  if (!row) throw new Error(`${identifier} is taken`);
  return row;
};

describe('a new entity', () => {
  it('is kept as it was sent, in whole milliseconds', async () => {
    const properties = Object.fromEntries(
      AWKWARD_NAMES.map((name, index) => [name, [index, name, null, {}]]),
    );
    const team = ['ops', "o'b", 'a,b', '{c}', 'back\\slash', '"', ''];
    const row = await add('api/“1”', { title: 'T', icon: 'Box', team, properties, source: 'curl/8' });
    expect(row).toMatchObject({
      identifier: 'api/“1”',
      title: 'T',
      icon: 'Box',
      source: 'curl/8',
      version: 1,
    });
    expect([row.team, row.properties, row.computed]).toEqual([team, properties, {}]);
    expect([row.createdBy, row.updatedBy]).toEqual(['ada', 'ada']);
    const [times] =
      await sql`select created_at = date_trunc('milliseconds', created_at) as whole from entities`;
    expect(times?.whole).toBe(true);
  });

  it('has an identifier of its own in its blueprint, whoever asks first', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => insert('api')));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await insert('API')).toBeDefined();
    expect(await insert('api', { blueprintId: system })).toBeDefined();
  });

  it('needs a blueprint with a place for it', async () => {
    await expect(insert('api', { blueprintId: newId() })).rejects.toMatchObject({ cause: { code: '23514' } });
  });
});

describe('a changed entity', () => {
  const change = (key: { blueprintId: string; id: string }, values: Partial<EntityChange>) =>
    updateEntity(db.run, key, { source: null, by: 'ben', ...values });

  it('keeps what is not named, and its properties unless they are replaced', async () => {
    const entity = await add('api', { title: 'T', team: ['ops'], properties: { a: 1, b: { deep: 1 } } });
    const merged = await change(entity, {
      properties: { mode: 'merge', values: { b: { other: 2 }, c: null } },
    });
    expect(merged).toMatchObject({
      title: 'T',
      team: ['ops'],
      version: 2,
      createdBy: 'ada',
      updatedBy: 'ben',
    });
    expect(merged?.properties).toEqual({ a: 1, b: { other: 2 }, c: null });
    const replaced = await change(entity, {
      title: null,
      team: [],
      properties: { mode: 'replace', values: { z: 1 } },
    });
    expect(replaced).toMatchObject({ title: null, team: [], properties: { z: 1 }, version: 3 });
    expect((await change(entity, {}))?.properties).toEqual({ z: 1 });
  });

  it('loses none of many changes that come at once', async () => {
    const entity = await add('api');
    const names = Array.from({ length: 8 }, (_, index) => `property ${index}`);
    await Promise.all(
      names.map((name) => change(entity, { properties: { mode: 'merge', values: { [name]: true } } })),
    );
    const [row] = await sql`select properties, version from entities`;
    expect(row).toEqual({ properties: Object.fromEntries(names.map((name) => [name, true])), version: 9 });
  });

  it('is this one only, in this blueprint only', async () => {
    const [one, other] = [await add('one'), await add('other')];
    await change(one, { identifier: 'renamed' });
    expect(await firstIdentifiers(db.run, everything, service, 10)).toEqual(['other', 'renamed']);
    expect(await change({ blueprintId: system, id: other.id }, { title: 'x' })).toBeUndefined();
    expect(await change({ blueprintId: service, id: newId() }, { title: 'x' })).toBeUndefined();
  });

  it('that was written again as it was gets a new writer, and no new version', async () => {
    const entity = await add('api', { source: 'curl', properties: { a: 1 } });
    const touched = await touchEntity(db.run, entity, { by: 'ben', source: null });
    expect(touched).toMatchObject({
      version: 1,
      source: null,
      updatedBy: 'ben',
      createdBy: 'ada',
      properties: { a: 1 },
    });
    expect(Number(touched.updatedAt)).toBeGreaterThanOrEqual(Number(entity.updatedAt));
  });
});

describe('a deleted entity', () => {
  it('goes once, and says when', async () => {
    const entity = await add('api');
    const [before] = await sql`select date_trunc('milliseconds', clock_timestamp()) as at`;
    const at = await deleteEntityRow(db.run, entity);
    expect(Number(at)).toBeGreaterThanOrEqual(Number(before?.at));
    expect(await deleteEntityRow(db.run, entity)).toBeUndefined();
  });

  it('is the one in the blueprint that was named', async () => {
    const entity = await add('api');
    expect(await deleteEntityRow(db.run, { ...entity, blueprintId: system })).toBeUndefined();
    expect(await countEntities(db.run, service, 10)).toBe(1);
  });
});

describe('locks', () => {
  it.each([
    ['key share', ['key share', 'share', 'no key update']],
    ['no key update', ['key share']],
    ['update', []],
  ] as const)('with %s leave room for %j', async (strength, others) => {
    await add('api');
    const key = { blueprintId: service, identifier: 'api' };
    await db.transaction(async (tx) => {
      expect((await lockEntity(tx, key, strength))?.identifier).toBe('api');
      const free: string[] = [];
      for (const other of ['key share', 'share', 'no key update', 'update'] as const)
        if ((await lockableRows(sql, 'entities', 'id', other)).length > 0) free.push(other);
      expect(free).toEqual(others);
      expect(await lockEntity(tx, { ...key, blueprintId: system }, strength)).toBeUndefined();
    });
  });

  it('on targets are taken in the order of ids, whatever the order of names', async () => {
    const [one, two] = [await add('zebra'), await add('apple')];
    const [other] = [await add('zebra', { blueprintId: system })];
    await db.transaction(async (tx) => {
      const locked = await lockEntities(tx, service, ['apple', 'missing', 'zebra', 'apple']);
      expect(locked.map(({ id }) => id)).toEqual([one.id, two.id]);
      expect(await lockableRows(sql, 'entities', 'id', 'update')).toEqual([other?.id]);
      expect(await lockableRows(sql, 'entities', 'id', 'no key update')).toHaveLength(3);
      expect(await lockEntities(tx, service, [])).toEqual([]);
    });
  });

  it('before a deletion are taken across blueprints in the order of ids; those gone are left out', async () => {
    const [one, two] = [await add('one', { blueprintId: system }), await add('two')];
    const [kept, gone] = [await add('kept'), await add('gone')];
    await deleteEntityRow(db.run, gone);
    await db.transaction(async (tx) => {
      const locked = await lockForDeletion(tx, [two, gone, one]);
      expect(locked.map(({ identifier }) => identifier)).toEqual(['one', 'two']);
      expect(await lockableRows(sql, 'entities', 'id', 'key share')).toEqual([kept.id]);
      expect(await lockForDeletion(tx, [])).toEqual([]);
    });
  });
});

describe('what a blueprint holds', () => {
  it.each([
    [0, 1],
    [2, 3],
    [3, 3],
    [10, 3],
  ])('is counted just beyond %i: %i of three', async (most, count) => {
    for (const identifier of ['b', 'a', 'c']) await add(identifier);
    await add('of another', { blueprintId: system });
    expect(await countEntities(db.run, service, most)).toBe(count);
  });

  it('is named by what may be read of it', async () => {
    for (const identifier of ['a', 'b', 'c']) await add(identifier);
    const hidden = { identifier: { $in: ['a', 'c'] } };
    const some = defineAbility([
      { action: 'manage', subject: 'all' },
      { action: 'read', subject: 'Entity', inverted: true, conditions: hidden },
    ]);
    expect(await firstIdentifiers(db.run, some, service, 1)).toEqual(['b']);
  });

  it('is named by its first identifiers', async () => {
    for (const identifier of ['b', 'a', 'C']) await add(identifier);
    await add('of another', { blueprintId: system });
    expect(await firstIdentifiers(db.run, everything, service, 2)).toEqual(['C', 'a']);
    expect(await firstIdentifiers(db.run, everything, newId(), 2)).toEqual([]);
    expect(await countEntities(db.run, newId(), 2)).toBe(0);
  });
});
