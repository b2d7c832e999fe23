import { describe, expect, it } from 'vitest';
import { insertBlueprint } from '#db/testing/insert-entities.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { loadOutline, loadSearchableBlueprints } from './entity-search-blueprints.ts';

const { db, sql } = await testDatabase();
const system = await insertBlueprint(sql, 'system', { relations: { 'next one': { target: 'system' } } });
const service = await insertBlueprint(sql, 'service', {
  relations: {
    uses: { target: 'system', many: true },
    owner: { target: 'nowhere' },
    twin: { target: 'service' },
  },
});
for (const state of ['ready', 'wanted', 'building', 'failed'])
  await sql`insert into property_indexes (blueprint_id, property, type, state)
    values (${service}, ${`${state} one`}, 'text', ${state})`;

describe('what searching knows of blueprints', () => {
  it('are the named ones, by identifier; unknown names are left out', async () => {
    const blueprints = await loadSearchableBlueprints(db.run, ['system', 'nowhere', 'service']);
    expect(blueprints.map(({ identifier }) => identifier)).toEqual(['service', 'system']);
    expect(await loadSearchableBlueprints(db.run, [])).toEqual([]);
    expect(await loadSearchableBlueprints(db.run, ['nowhere', "'"])).toEqual([]);
  });

  it('or all of them, those of the system too', async () => {
    const all = await loadSearchableBlueprints(db.run);
    expect(all.map(({ identifier }) => identifier)).toEqual(['_team', '_user', 'service', 'system']);
  });

  it('are indexes that are ready, and targets that are there, known by their ids', async () => {
    const [blueprint] = await loadSearchableBlueprints(db.run, ['service']);
    expect([...(blueprint?.indexed ?? [])]).toEqual([['ready one', 'text']]);
    const targets = blueprint?.targetIds ?? new Map();
    expect(new Map(targets)).toEqual(
      new Map([
        ['uses', system],
        ['twin', service],
      ]),
    );
    expect(blueprint?.relations.get('owner')).toEqual({ target: 'nowhere', many: false });
  });

  it('hang together as their outline says', async () => {
    const outline = (await loadOutline(db.run)).filter(({ identifier }) => !identifier.startsWith('_'));
    const targets = outline.map(({ identifier, targetIds }) => [
      identifier,
      [...targetIds.keys()].toSorted(),
    ]);
    expect(Object.fromEntries(targets)).toEqual({ service: ['twin', 'uses'], system: ['next one'] });
  });
});
