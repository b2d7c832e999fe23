import { describe, expect, it } from 'vitest';
import { listPropertyIndexes } from '#db/queries/property-indexes.ts';
import { patchBlueprint } from '#lib/blueprints/server/patch-blueprint.ts';
import { buildPropertyIndexes } from './build-property-index.ts';
import { entityWorld } from './fixtures/entity-world.ts';
import { searchBlueprintEntities } from './search-blueprint-entities.ts';

const { sql, db, asAdmin, blueprint } = await entityWorld();

const properties = {
  size: { type: 'number' },
  due: { type: 'string', format: 'date-time' },
  'it\'s "odd"': { type: 'string' },
};
const { id } = await blueprint({ identifier: 'service', schema: { properties } });
const change = async (more: Record<string, unknown>) =>
  patchBlueprint(await asAdmin(), {
    identifier: 'service',
    patch: { schema: { properties: { ...properties, ...more } } },
  });
const states = async () =>
  (await listPropertyIndexes(db.run, id)).map(({ property, type, state }) => `${property} ${type} ${state}`);
const jobs = async () => (await sql`select payload from outbox where topic = 'index.build'`).length;
const fill = (count: number) => sql`
  insert into entities (blueprint_id, id, identifier, properties, created_by, updated_by)
  select ${id}, gen_random_uuid(), 'e' || n, jsonb_build_object('size', n % 100), 't', 't' from generate_series(1, ${count}::int) n
  on conflict do nothing`;

describe('property indexes', () => {
  it('are not wanted by few entities', async () => {
    await fill(4_999);
    await change({});
    expect(await jobs()).toBe(0);
  });

  it('are asked for once there are many, one job for all', async () => {
    await fill(5_001);
    await change({});
    expect(await states()).toEqual([
      '$title text wanted',
      'due date wanted',
      'it\'s "odd" text wanted',
      'size number wanted',
    ]);
    await change({});
    expect(await jobs()).toBe(1);
  });

  it('are built on the partition and used', async () => {
    await buildPropertyIndexes(await asAdmin(), { blueprintId: id });
    expect((await states()).every((state) => state.endsWith('ready'))).toBe(true);
    const valid = await sql`select count(*)::int as n from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relname = ${`entities_${id.replaceAll('-', '')}`} and i.indisvalid and i.indexprs is not null`;
    expect(valid[0]?.n).toBeGreaterThanOrEqual(4);
    const before = await scans();
    // A connection tells what it counted when it is next used, at most once a second.
    const search = async () => {
      await searchBlueprintEntities(await asAdmin(), {
        blueprint: 'service',
        sort: [{ property: 'size', order: 'DESC' }],
        limit: 10,
      });
      return scans();
    };
    await expect.poll(search, { timeout: 20_000 }).toBeGreaterThan(before);
  });

  it('follow the blueprint: another type is built anew, a property that is gone loses its index', async () => {
    const { due, ...rest } = properties;
    await patchBlueprint(await asAdmin(), {
      identifier: 'service',
      patch: { schema: { properties: { ...rest, size: { type: 'string' } } } },
    });
    expect(await states()).toContain('size text wanted');
    await buildPropertyIndexes(await asAdmin(), { blueprintId: id });
    expect(await states()).toEqual(['$title text ready', 'it\'s "odd" text ready', 'size text ready']);
    expect(due).toBeDefined();
  });

  it('say why they could not be built', async () => {
    await sql`update property_indexes set state = 'wanted' where property = 'size'`;
    await sql`alter table ${sql(`entities_${id.replaceAll('-', '')}`)} rename to elsewhere`;
    await expect(buildPropertyIndexes(await asAdmin(), { blueprintId: id })).rejects.toThrow();
    const [row] = await sql`select state, error from property_indexes where property = 'size'`;
    expect(row).toMatchObject({ state: 'failed', error: expect.stringContaining('does not exist') });
  });

  it('are nothing to do for a blueprint that is gone', async () => {
    await buildPropertyIndexes(await asAdmin(), { blueprintId: '00000000-0000-4000-8000-00000000dead' });
  });
});

async function scans(): Promise<number> {
  const [row] = await sql`select coalesce(sum(idx_scan), 0)::int as n from pg_stat_user_indexes
    where relname = ${`entities_${id.replaceAll('-', '')}`} and indexrelname ~ '_[0-9a-f]{16}$'`;
  return row?.n ?? 0;
}
