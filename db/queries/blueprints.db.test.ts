import { beforeEach, describe, expect, it } from 'vitest';
import { isUniqueViolation } from '#db/errors.ts';
import { lockableRows } from '#db/testing/lockable-rows.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { newId } from '#lib/ids.ts';
import {
  deleteBlueprintRow,
  findBlueprint,
  findBlueprintById,
  insertBlueprint,
  listBlueprintRows,
  lockBlueprint,
  lockBlueprints,
  updateBlueprint,
} from './blueprints.ts';

const { db, sql } = await testDatabase();
beforeEach(async () => {
  for (const table of ['blueprints', 'blueprint_versions']) await sql`delete from ${sql(table)}`;
});

const document = (identifier: string, more: Record<string, unknown> = {}) =>
  ({ identifier, schema: { properties: {} }, relations: {}, ...more }) as unknown as BlueprintDocument;
const insert = (identifier: string, more: Record<string, unknown> = {}) =>
  db.transaction((tx) =>
    insertBlueprint(tx, { id: newId(), document: document(identifier, more), by: 'ada' }),
  );
const add = async (identifier: string, more: Record<string, unknown> = {}) => {
  const row = await insert(identifier, more);
  if (!row) throw new Error(`${identifier} is taken`);
  return row;
};
const partitionsOf = async (id: string) => {
  const suffix = id.replaceAll('-', '');
  const rows =
    await sql`select parent.relname as parent from pg_inherits join pg_class parent on parent.oid = inhparent
    join pg_class child on child.oid = inhrelid where child.relkind = 'r' and child.relname like ${`%\\_${suffix}`}
    order by 1`;
  return rows.map(({ parent }) => parent);
};
const versions = (id: string) =>
  sql`select version, document, changed_by from blueprint_versions where blueprint_id = ${id} order by version`;

describe('a new blueprint', () => {
  it('is kept key by key, with its first version and partitions of its own', async () => {
    const more = { title: 'Service “S”', icon: 'Box', zebra: { b: 1, a: null } };
    const row = await add('service', more);
    expect(JSON.stringify(row.document)).toBe(JSON.stringify(document('service', more)));
    expect(row).toMatchObject({ identifier: 'service', version: 1, createdBy: 'ada', updatedBy: 'ada' });
    expect(await findBlueprint(db.run, 'service')).toEqual(row);
    expect(await findBlueprintById(db.run, row.id)).toEqual(row);
    expect(await partitionsOf(row.id)).toEqual(['entities', 'entity_history']);
    expect(await versions(row.id)).toEqual([{ version: 1, document: row.document, changed_by: 'ada' }]);
    expect(
      await sql`select title, icon, updated_at = date_trunc('milliseconds', updated_at) as whole from blueprints`,
    ).toEqual([{ title: 'Service “S”', icon: 'Box', whole: true }]);
  });

  it('has an identifier of its own: one of many who ask at once makes it', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => insert('service')));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await sql`select 1 from blueprint_versions`).toHaveLength(1);
    expect(await add('Service')).toMatchObject({ version: 1 });
  });

  it('leaves nothing behind when its transaction is undone', async () => {
    const id = newId();
    const undone = db.transaction(async (tx) => {
      await insertBlueprint(tx, { id, document: document('service'), by: 'ada' });
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await partitionsOf(id)).toEqual([]);
    expect(await insert('service')).toBeDefined();
  });

  it('is not found under another name', async () => {
    expect(await findBlueprint(db.run, 'service')).toBeUndefined();
    expect(await findBlueprintById(db.run, newId())).toBeUndefined();
  });
});

describe('a changed blueprint', () => {
  it('becomes the next version beside all earlier ones', async () => {
    const first = await add('service', { title: 'Old', icon: 'Box' });
    const other = await add('system');
    const next = document('app', { description: 'new' });
    const row = await db.transaction((tx) => updateBlueprint(tx, first.id, { document: next, by: 'ben' }));
    expect(row).toMatchObject({
      identifier: 'app',
      version: 2,
      document: next,
      createdBy: 'ada',
      updatedBy: 'ben',
    });
    expect(await sql`select title, icon from blueprints where id = ${first.id}`).toEqual([
      { title: null, icon: null },
    ]);
    expect((await versions(first.id)).map(({ version, changed_by }) => [version, changed_by])).toEqual([
      [1, 'ada'],
      [2, 'ben'],
    ]);
    expect(await findBlueprint(db.run, 'system')).toEqual(other);
  });

  it('cannot take the name of another', async () => {
    const [{ id }] = [await add('service'), await add('system')];
    const taken = db.transaction((tx) =>
      updateBlueprint(tx, id, { document: document('system'), by: 'ben' }),
    );
    expect(isUniqueViolation(await taken.catch((error: unknown) => error), 'blueprints_identifier')).toBe(
      true,
    );
    expect(await versions(id)).toHaveLength(1);
  });

  it.each([
    ['key share', ['key share', 'share', 'no key update']],
    ['no key update', ['key share']],
    ['update', []],
  ] as const)('locked with %s leaves room for %j', async (strength, others) => {
    await add('service');
    await db.transaction(async (tx) => {
      expect((await lockBlueprint(tx, 'service', strength))?.identifier).toBe('service');
      const free: string[] = [];
      for (const other of ['key share', 'share', 'no key update', 'update'] as const)
        if ((await lockableRows(sql, 'blueprints', 'id', other)).length > 0) free.push(other);
      expect(free).toEqual(others);
      expect(await lockBlueprint(tx, 'missing', strength)).toBeUndefined();
    });
  });

  it('is locked among several in the order of ids, so that nobody deadlocks', async () => {
    const rows = [await add('b'), await add('a'), await add('c')];
    await add('another');
    await db.transaction(async (tx) => {
      const locked = await lockBlueprints(tx, ['c', 'missing', 'a', 'b', 'a']);
      expect(locked.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted());
      expect(await lockableRows(sql, 'blueprints', 'identifier')).toEqual(['another']);
      expect(await lockBlueprints(tx, [])).toEqual([]);
    });
  });

  it('is listed with the others by identifier', async () => {
    for (const identifier of ['b', 'a', 'B', '_user']) await add(identifier);
    expect((await listBlueprintRows(db.run)).map(({ identifier }) => identifier)).toEqual([
      'B',
      '_user',
      'a',
      'b',
    ]);
  });
});

describe('a deleted blueprint', () => {
  it('takes its entities’ place with it; its versions and the history of its entities stay', async () => {
    const row = await add('service');
    await db.transaction((tx) => deleteBlueprintRow(tx, row, 'ben'));
    expect(await findBlueprint(db.run, 'service')).toBeUndefined();
    expect(await partitionsOf(row.id)).toEqual(['entity_history']);
    expect((await versions(row.id)).at(-1)).toEqual({ version: 2, document: null, changed_by: 'ben' });
    expect((await add('service')).id).not.toBe(row.id);
  });

  it('is refused while entities are being read, for the caller to try again, and then is all there', async () => {
    const row = await add('service');
    await sql.begin(async (reader) => {
      await reader`select 1 from entities limit 1`;
      const deleted = db.transaction((tx) => deleteBlueprintRow(tx, row, 'ben'));
      await expect(deleted).rejects.toMatchObject({ code: 'unavailable', retryAfter: 2 });
    });
    expect(await findBlueprint(db.run, 'service')).toEqual(row);
    expect(await versions(row.id)).toHaveLength(1);
  });
});
