import { beforeEach, describe, expect, it } from 'vitest';
import { insertBlueprint } from '#db/testing/insert-entities.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import {
  buildIndex,
  dropIndex,
  listPropertyIndexes,
  removePropertyIndex,
  setIndexState,
  type WantedIndex,
  wantIndexes,
} from './property-indexes.ts';

const { db, sql, url } = await testDatabase();
const service = await insertBlueprint(sql, 'service');
const system = await insertBlueprint(sql, 'system');
beforeEach(() => sql`delete from property_indexes`);

const want = (...wanted: WantedIndex[]) => wantIndexes(db.run, service, wanted);
const states = async (blueprintId = service) =>
  (await listPropertyIndexes(db.run, blueprintId)).map(({ property, type, state, error }) => [
    property,
    type,
    state,
    error,
  ]);

describe('indexes that are wanted', () => {
  it('are noted once, by property', async () => {
    expect(await want({ property: "it's", type: 'text' }, { property: 'Age', type: 'number' })).toBe(true);
    expect(await want({ property: 'Age', type: 'number' })).toBe(false);
    expect(await states()).toEqual([
      ['Age', 'number', 'wanted', null],
      ["it's", 'text', 'wanted', null],
    ]);
    expect(await states(system)).toEqual([]);
  });

  it('that are none need no statement', async () => {
    expect(await want()).toBe(false);
  });

  it.each(['building', 'ready', 'failed'] as const)('stay %s while their type is the same', async (state) => {
    await want({ property: 'age', type: 'number' });
    await setIndexState(db.run, { blueprintId: service, property: 'age' }, state, 'why');
    expect(await want({ property: 'age', type: 'number' })).toBe(false);
    expect(await states()).toEqual([['age', 'number', state, 'why']]);
  });

  it('are wanted anew when their type changes, though others are ready', async () => {
    await want({ property: 'age', type: 'number' }, { property: 'name', type: 'text' });
    for (const property of ['age', 'name'])
      await setIndexState(db.run, { blueprintId: service, property }, 'ready', 'old');
    expect(await want({ property: 'name', type: 'text' }, { property: 'age', type: 'text' })).toBe(true);
    expect(await states()).toEqual([
      ['age', 'text', 'wanted', null],
      ['name', 'text', 'ready', 'old'],
    ]);
  });

  it('lose their error with their next state, and are removed one by one', async () => {
    await want({ property: 'a', type: 'text' }, { property: 'b', type: 'text' });
    await wantIndexes(db.run, system, [{ property: 'a', type: 'text' }]);
    await setIndexState(db.run, { blueprintId: service, property: 'a' }, 'failed', 'no room');
    await setIndexState(db.run, { blueprintId: service, property: 'a' }, 'building');
    expect(await states()).toEqual([
      ['a', 'text', 'building', null],
      ['b', 'text', 'wanted', null],
    ]);
    await removePropertyIndex(db.run, { blueprintId: service, property: 'a' });
    expect(await states()).toEqual([['b', 'text', 'wanted', null]]);
    expect(await states(system)).toEqual([['a', 'text', 'wanted', null]]);
  });

  it('belong to a blueprint that is there, and go with it', async () => {
    const gone = wantIndexes(db.run, newId(), [{ property: 'a', type: 'text' }]);
    await expect(gone).rejects.toMatchObject({ cause: { code: '23503' } });
    const temporary = await insertBlueprint(sql, 'temporary');
    await wantIndexes(db.run, temporary, [{ property: 'a', type: 'text' }]);
    await sql`delete from blueprints where id = ${temporary}`;
    expect(await states(temporary)).toEqual([]);
  });
});

describe('an index', () => {
  const indexes = async () => {
    const table = `entities_${service.replaceAll('-', '')}`;
    const rows = await sql`select indexrelid::regclass::text as name from pg_index
      where indrelid = ${table}::regclass and indisvalid order by 1`;
    return rows.map(({ name }) => String(name));
  };

  it('is built and dropped again, as often as it is asked for, whatever the property is called', async () => {
    const before = await indexes();
    const index = {
      blueprintId: service,
      property: `it's "odd" \\ %; drop table users --`,
      type: 'text' as const,
    };
    await buildIndex(url, index);
    await buildIndex(url, index);
    expect(await indexes()).toHaveLength(before.length + 1);
    await dropIndex(url, index);
    await dropIndex(url, index);
    expect(await indexes()).toEqual(before);
    expect(await sql`select to_regclass('users') is not null as there`).toEqual([{ there: true }]);
  });

  it('that cannot be built says why and leaves the connection closed', async () => {
    const failed = buildIndex(url, { blueprintId: newId(), property: 'a', type: 'text' });
    await expect(failed).rejects.toMatchObject({ code: '42P01' });
    const connections = () => sql`select 1 from pg_stat_activity
      where application_name = 'quayside-index' and datname = current_database()`;
    await expect.poll(connections).toHaveLength(0);
  });
});
