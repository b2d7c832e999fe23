import { describe, expect, it } from 'vitest';
import { anonymous } from '#lib/access/server/fixtures/test-context.ts';
import { newId } from '#lib/ids.ts';
import { countEntities } from './count-entities.ts';
import { entityWorld, refused } from './fixtures/entity-world.ts';
import { getEntity } from './get-entity.ts';
import { listEntityHistory } from './list-entity-history.ts';
import { patchEntity } from './patch-entity.ts';
import { searchBlueprintEntities } from './search-blueprint-entities.ts';
import { searchEntities } from './search-entities.ts';

const { sql, world, admin, dev, asAdmin, blueprint, upsert } = await entityWorld();

await blueprint({ identifier: 'domain' });
await blueprint({
  identifier: 'service',
  schema: { properties: { size: { type: 'number' }, name: { type: 'string' } } },
  relations: { domain: { target: 'domain' }, uses: { target: 'service', many: true } },
});
await upsert('domain', { identifier: 'net', title: 'Network' });
for (let n = 1; n <= 7; n++) {
  await upsert('service', {
    identifier: `s${n}`,
    title: `Service ${n}`,
    team: n > 5 ? ['dev'] : [],
    properties: { size: n % 3, extra: n },
  });
}
await upsert(
  'service',
  { identifier: 's1', relations: { domain: 'net', uses: ['s3', 's2'] } },
  { upsert: true, merge: true },
);

const hide = async (conditions: Record<string, unknown>) => {
  const rule = {
    title: 'hide',
    effect: 'cannot',
    verbs: ['read'],
    subject: 'Entity',
    conditions,
    appliesTo: { users: [], teams: ['dev'], roles: [] },
  };
  await sql`insert into policies (id, title, document, created_by, updated_by) values (${newId()}, 'hide', ${sql.json(rule as never)}, 't', 't')`;
};
const ids = (entities: { identifier?: string }[]) => entities.map(({ identifier }) => identifier);
const all = (rules: unknown[]) => ({ combinator: 'and', rules });
const search = async (input: object) =>
  searchBlueprintEntities(await asAdmin(), { blueprint: 'service', ...input });

describe('getEntity', () => {
  it('answers the entity with its targets, titles beside', async () => {
    const { entity, links, version } = await getEntity(await asAdmin(), {
      blueprint: 'service',
      identifier: 's1',
    });
    expect(version).toBe(2);
    expect(entity).toMatchObject({
      properties: { size: 1, name: null, extra: 1 },
      relations: { domain: 'net', uses: ['s3', 's2'] },
    });
    expect(links.domain).toEqual([{ blueprint: 'domain', identifier: 'net', title: 'Network' }]);
  });

  it('answers nobody, and hides what may not be seen', async () => {
    await expect(
      getEntity(await world.as(anonymous), { blueprint: 'service', identifier: 's1' }),
    ).rejects.toEqual(refused('unauthenticated'));
    await hide({ identifier: 's3' });
    const get = async (identifier: string) =>
      getEntity(await world.as(dev), { blueprint: 'service', identifier }).catch((error) => error);
    expect((await get('s3')).message).toBe((await get('nope')).message.replace('nope', 's3'));
    expect((await get('s1')).entity.relations).toMatchObject({ uses: ['s2'] });
    await sql`delete from policies`;
  });
});

describe('searchBlueprintEntities', () => {
  it('filters, sorts, pages and counts', async () => {
    const query = all([{ property: 'size', operator: '>=', value: 1 }]);
    const sort = [
      { property: 'size', order: 'DESC' },
      { property: '$identifier', order: 'ASC' },
    ];
    const first = await search({ query, sort, limit: 3, count: true });
    expect(ids(first.entities)).toEqual(['s2', 's5', 's1']);
    expect(first.count).toEqual({ value: 5, exact: true });
    const second = await search({ query, sort, limit: 3, from: first.next });
    expect(ids(second.entities)).toEqual(['s4', 's7']);
    expect(second.next).toBeNull();
    expect(second).not.toHaveProperty('count');
  });

  it('tells the titles of what relations lead to, when asked', async () => {
    const query = all([{ property: '$identifier', operator: '=', value: 's1' }]);
    const { titles } = await search({ query, titles: true });
    expect(titles).toEqual({ domain: { net: 'Network' }, service: { s2: 'Service 2', s3: 'Service 3' } });
    expect(await search({ query })).not.toHaveProperty('titles');
  });

  it('finds words in identifier and title', async () => {
    expect(ids((await search({ text: 'SERVICE s4' })).entities)).toEqual(['s4']);
    expect(ids((await search({ text: '%' })).entities)).toEqual([]);
  });

  it('gives only what is asked for', async () => {
    const { entities } = await search({
      include: ['$identifier', '$title'],
      query: all([{ property: '$identifier', operator: '=', value: 's1' }]),
    });
    expect(entities).toEqual([
      { identifier: 's1', title: 'Service 1', blueprint: 'service', properties: {}, relations: {} },
    ]);
  });

  it.each([[-1], [0], [1_001], [1.5]])('refuses a limit of %s', async (limit) => {
    await expect(search({ limit })).rejects.toEqual(refused('invalid_input'));
  });

  it('refuses a forged cursor', async () => {
    await expect(search({ from: 'forged' })).rejects.toEqual(refused('invalid_input'));
  });

  it('counts and pages only what the caller may read', async () => {
    await hide({ 'properties.size': 1 });
    const page = await searchBlueprintEntities(await world.as(dev), { blueprint: 'service', count: true });
    expect(page.count).toEqual({ value: 4, exact: true });
    expect(ids(page.entities)).toEqual(['s2', 's3', 's5', 's6']);
    const counts = await countEntities(await world.as(dev));
    expect(counts.get('service')).toEqual({ value: 4, exact: true });
    expect(counts.get('domain')).toEqual({ value: 1, exact: true });
    await sql`delete from policies`;
  });
});

describe('searchEntities', () => {
  it('looks in every blueprint and names those it found something in', async () => {
    const found = await searchEntities(await asAdmin(), {
      query: all([{ property: '$identifier', operator: 'in', value: ['net', 's1', 'dev'] }]),
    });
    expect(ids(found.entities).sort()).toEqual(['dev', 'net', 's1']);
    expect(found.matchingBlueprints).toEqual(['_team', 'domain', 'service']);
  });

  it('shows users and teams as entities', async () => {
    const query = all([
      { property: '$blueprint', operator: '=', value: '_user' },
      { property: 'role', operator: '=', value: 'Admin' },
    ]);
    const { entities } = await searchEntities(await world.as(dev), { query });
    expect(entities).toMatchObject([
      { identifier: admin.email, properties: { role: 'Admin', status: 'Active' } },
    ]);
  });

  it('reads pages until it has them all', async () => {
    await sql`insert into entities (blueprint_id, id, identifier, created_by, updated_by)
      select b.id, gen_random_uuid(), 'bulk' || n, 't', 't' from blueprints b, generate_series(1, 2300) n where b.identifier = 'domain'`;
    const query = all([{ property: '$identifier', operator: 'beginsWith', value: 'bulk' }]);
    expect((await searchEntities(await asAdmin(), { query })).entities).toHaveLength(2_300);
  });

  it('refuses an answer too large to hold, not what is small when projected', async () => {
    await sql`insert into entities (blueprint_id, id, identifier, properties, created_by, updated_by)
      select b.id, gen_random_uuid(), 'large' || n, jsonb_build_object('extra', repeat('x', 1024 * 1024)), 't', 't'
      from blueprints b, generate_series(1, 64) n where b.identifier = 'domain'`;
    const query = all([{ property: '$identifier', operator: 'beginsWith', value: 'large' }]);
    const whole = searchEntities(await asAdmin(), { query });
    await expect(whole).rejects.toEqual(refused('query_too_expensive'));
    const { entities } = await searchEntities(await asAdmin(), { query, include: ['title'] });
    expect(entities).toHaveLength(64);
  });
});

describe('lookups', () => {
  const byTitle = (title: string) => all([{ property: '$title', operator: '=', value: title }]);

  it('put what they find in place of identifiers', async () => {
    const entity = {
      identifier: byTitle('Service 7'),
      team: all([{ property: '$identifier', operator: '=', value: 'dev' }]),
      relations: { domain: byTitle('Network'), uses: all([{ property: 'size', operator: '=', value: 0 }]) },
    };
    const { entity: found, created } = await upsert('service', entity, { upsert: true, merge: true });
    expect(created).toBe(false);
    expect(found).toMatchObject({
      identifier: 's7',
      title: 'Service 7',
      team: ['dev'],
      relations: { domain: 'net', uses: ['s3', 's6'] },
    });
  });

  it('find nothing, or too much', async () => {
    const none = await upsert(
      'service',
      { identifier: 's7', relations: { domain: byTitle('?') } },
      { upsert: true, merge: true },
    );
    expect(none.entity.relations.domain).toBeNull();
    await expect(upsert('service', { identifier: byTitle('?') }, { upsert: true })).rejects.toEqual(
      refused('not_found'),
    );
    const many = all([{ property: 'size', operator: '=', value: 0 }]);
    await expect(upsert('service', { identifier: many }, { upsert: true })).rejects.toMatchObject({
      details: [{ path: '/identifier', code: 'ambiguous' }],
    });
    await expect(upsert('service', { relations: { domain: byTitle('x').rules } })).rejects.toEqual(
      refused('invalid_input'),
    );
    await expect(
      upsert('service', {
        relations: { domain: all([{ property: '$identifier', operator: 'beginsWith', value: 'bulk' }]) },
      }),
    ).rejects.toMatchObject({
      details: [{ path: '/relations/domain', code: 'ambiguous' }],
    });
  });

  it('see only what the caller may read', async () => {
    await hide({ identifier: 'net' });
    const { entity } = await upsert(
      'service',
      { team: ['dev'], relations: { domain: byTitle('Network') } },
      {},
      dev,
    );
    expect(entity.relations.domain).toBeNull();
    await sql`delete from policies`;
  });
});

describe('listEntityHistory', () => {
  it('lists versions, newest first, in pages', async () => {
    for (const size of [5, 6, 7])
      await patchEntity(await asAdmin(), {
        blueprint: 'service',
        identifier: 's2',
        patch: { properties: { size } },
      });
    const input = { blueprint: 'service', identifier: 's2', limit: 3 };
    const first = await listEntityHistory(await asAdmin(), input);
    expect(first.history.map(({ version, operation }) => [version, operation])).toEqual([
      [4, 'update'],
      [3, 'update'],
      [2, 'update'],
    ]);
    expect(first.history[0]).toMatchObject({
      until: null,
      actor: { id: admin.id },
      entity: { identifier: 's2', properties: { size: 7 }, relations: {} },
    });
    const second = await listEntityHistory(await asAdmin(), { ...input, from: first.next ?? '' });
    expect(second).toMatchObject({ history: [{ version: 1, operation: 'create' }], next: null });
    await expect(listEntityHistory(await asAdmin(), { ...input, from: '1; drop' })).rejects.toEqual(
      refused('invalid_input'),
    );
  });

  it('is for those who may see the entity, without links for those who may not see all', async () => {
    await hide({ identifier: 's3' });
    await expect(
      listEntityHistory(await world.as(dev), { blueprint: 'service', identifier: 's3' }),
    ).rejects.toEqual(refused('not_found'));
    const { history } = await listEntityHistory(await world.as(dev), {
      blueprint: 'service',
      identifier: 's1',
    });
    expect(history[0]?.entity).not.toHaveProperty('relations');
    await sql`delete from policies`;
  });
});
