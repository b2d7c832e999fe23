import { describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { deleteEntity } from './delete-entity.ts';
import { entityWorld, refused } from './fixtures/entity-world.ts';
import { patchEntity } from './patch-entity.ts';

const { sql, world, dev, asAdmin, blueprint, upsert } = await entityWorld();

await blueprint({
  identifier: 'node',
  relations: {
    parent: { target: 'node' },
    uses: { target: 'node', many: true },
    early: { target: 'later' },
    owner: { target: '_team' },
  },
});
await blueprint({
  identifier: 'strict',
  schema: { properties: { a: { type: 'string' } }, required: ['a'] },
  relations: { node: { target: 'node' } },
});

const link = async (identifier: string, relations: Record<string, unknown>, more = {}) =>
  (await upsert('node', { identifier, relations }, { upsert: true, merge: true, ...more })).entity.relations;
const remove = async (identifier: string, deleteDependents = false) =>
  deleteEntity(await asAdmin(), { blueprint: 'node', identifier, deleteDependents });
const exists = async (identifier: string) =>
  (await sql`select 1 from entities where identifier = ${identifier}`).length > 0;
const SPOKES = Array.from({ length: 90 }, (_, n) => `spoke${n}`);
await blueprint({
  identifier: 'wheel',
  relations: Object.fromEntries(SPOKES.map((relation) => [relation, { target: 'node' }])),
});

/** So many new wheels, each of which points to `identifier` by every one of `relations`. */
async function pointTo(identifier: string, count: number, relations: readonly string[]): Promise<string[]> {
  const [place] = await sql`select e.blueprint_id as node, e.id, b.id as wheel from entities e, blueprints b
    where e.identifier = ${identifier} and b.identifier = 'wheel'`;
  if (!place) throw new Error(`no ${identifier}`);
  const { node, id, wheel } = place;
  const pointing = await sql`
    insert into entities (blueprint_id, id, identifier, created_by, updated_by)
    select ${wheel}, gen_random_uuid(), ${identifier} || n, 't', 't' from generate_series(1, ${count}::int) n returning id`;
  const ids = pointing.map((row): string => row.id);
  await sql`insert into entity_relations (source_blueprint_id, source_id, relation, target_blueprint_id, target_id)
    select ${wheel}, source, relation, ${node}, ${id} from unnest(${ids}::uuid[]) source, unnest(${[...relations]}::text[]) relation`;
  return ids;
}

describe('linking', () => {
  it('keeps order, drops doubles, clears with null', async () => {
    for (const name of ['a', 'b', 'c']) await upsert('node', { identifier: name });
    expect(await link('x', { uses: ['c', 'a', 'c', 'b'], parent: 'a' })).toMatchObject({
      uses: ['c', 'a', 'b'],
      parent: 'a',
    });
    expect(await link('x', { uses: 'b' })).toMatchObject({ uses: ['b'], parent: 'a' });
    expect(await link('x', { uses: null, parent: null })).toMatchObject({ uses: [], parent: null });
    expect(await link('x', { parent: ['b'] })).toMatchObject({ parent: 'b' });
  });

  it('lets an entity point to itself from the start', async () => {
    expect(await link('self', { parent: 'self' })).toMatchObject({ parent: 'self' });
  });

  it('answers not_found for relations nobody declared and targets that are not there', async () => {
    await expect(link('x', { nobody: 'a' })).rejects.toMatchObject({
      code: 'not_found',
      details: [{ path: '/relations/nobody' }],
    });
    await expect(link('x', { constructor: 'a' })).rejects.toEqual(refused('not_found'));
    await expect(link('x', { uses: ['a', 'missing'] })).rejects.toMatchObject({
      code: 'not_found',
      details: [{ path: '/relations/uses', code: 'unknown_entity' }],
    });
    await expect(link('x', { early: 'a' })).rejects.toMatchObject({ details: [{ code: 'unknown_target' }] });
    expect(await exists('missing')).toBe(false);
  });

  it('creates stubs when asked to, audited, and only for who may', async () => {
    const ctx = await asAdmin();
    const { upsertEntity } = await import('./upsert-entity.ts');
    await upsertEntity(ctx, {
      blueprint: 'strict',
      entity: { identifier: 's', properties: { a: 'x' }, relations: { node: 'stub' } },
      createMissingRelatedEntities: true,
    });
    expect((await world.auditOf(ctx)).sort()).toEqual(['entity.create s', 'entity.create stub']);
    expect(await sql`select title, team from entities where identifier = 'stub'`).toEqual([
      { title: 'stub', team: [] },
    ]);
    expect(await sql`select operation from entity_history where identifier = 'stub'`).toEqual([
      { operation: 'create' },
    ]);
    const asDev = upsert(
      'node',
      { team: ['dev'], relations: { uses: ['stub2'] } },
      { createMissingRelatedEntities: true },
      dev,
    );
    await expect(asDev).rejects.toEqual(refused('forbidden'));
    expect(await exists('stub2')).toBe(false);
  });

  it('creates a team as a stub', async () => {
    expect(await link('owned', { owner: 'fresh' }, { createMissingRelatedEntities: true })).toMatchObject({
      owner: 'fresh',
    });
    expect(await sql`select title from teams where identifier = 'fresh'`).toEqual([{ title: 'fresh' }]);
  });

  it('treats a target that may not be seen like one that is not there', async () => {
    const rule = {
      title: 'hide',
      effect: 'cannot',
      verbs: ['read'],
      subject: 'Entity',
      conditions: { identifier: 'b' },
      appliesTo: { users: [], teams: ['dev'], roles: [] },
    };
    await upsert('node', { identifier: 'devs', team: ['dev'], relations: { uses: ['a', 'b'] } });
    await sql`insert into policies (id, title, document, created_by, updated_by) values (${newId()}, 'hide', ${sql.json(rule)}, 't', 't')`;
    const change = async (relations: unknown) =>
      patchEntity(await world.as(dev), { blueprint: 'node', identifier: 'devs', patch: { relations } });
    const message = async (target: string) =>
      change({ parent: target }).catch((error) => error.message.replaceAll(`"${target}"`, '?'));
    expect(await message('b')).toBe(await message('nope'));
    expect((await change({ parent: 'a' })).entity.relations).toMatchObject({ uses: ['a'], parent: 'a' });
    await sql`delete from policies`;
  });
});

describe('deleting', () => {
  it('is refused with the list while others point to it', async () => {
    await link('target', {});
    await link('one', { uses: ['target'] });
    await expect(remove('target')).rejects.toMatchObject({
      code: 'has_dependents',
      data: {
        dependents: { entities: [{ blueprint: 'node', identifier: 'one', relation: 'uses' }], count: 1 },
      },
    });
    expect(await exists('target')).toBe(true);
  });

  it('takes everything that depends on it along when asked, each audited', async () => {
    await link('two', { parent: 'one', uses: ['two'] });
    const ctx = await asAdmin();
    await deleteEntity(ctx, { blueprint: 'node', identifier: 'target', deleteDependents: true });
    expect((await world.auditOf(ctx)).sort()).toEqual([
      'entity.delete one',
      'entity.delete target',
      'entity.delete two',
    ]);
    expect(
      await sql`select operation, version, valid_to is null as open from entity_history where identifier = 'target' order by version`,
    ).toEqual([
      { operation: 'create', version: 1, open: false },
      { operation: 'delete', version: 2, open: false },
    ]);
    expect(
      await sql`select 1 from entity_relations r where not exists (select 1 from entities e where e.id = r.target_id)`,
    ).toHaveLength(0);
  });

  it('takes all of them, however many links they have', async () => {
    await link('hub', {});
    const pointing = await pointTo('hub', 13, SPOKES);
    await remove('hub', true);
    expect(await sql`select 1 from entities where id = any(${pointing}::uuid[])`).toHaveLength(0);
    expect(await exists('hub')).toBe(false);
  });

  it('refuses more than a thousand, and deletes none of them', async () => {
    await link('centre', {});
    const pointing = await pointTo('centre', 1_001, ['spoke0']);
    await expect(remove('centre', true)).rejects.toEqual(refused('too_many_items'));
    expect(await sql`select 1 from entity_relations where source_id = any(${pointing}::uuid[])`).toHaveLength(
      1_001,
    );
    expect(await exists('centre')).toBe(true);
  });

  it('goes round circles', async () => {
    await link('c1', {});
    await link('c2', { parent: 'c1' });
    await link('c1', { parent: 'c2' });
    await remove('c1', true);
    expect([await exists('c1'), await exists('c2')]).toEqual([false, false]);
  });

  it('deletes none when one of them may not be deleted', async () => {
    await upsert('node', { identifier: 'devs-own', team: ['dev'] });
    await link('foreign', { parent: 'devs-own' });
    const attempt = deleteEntity(await world.as(dev), {
      blueprint: 'node',
      identifier: 'devs-own',
      deleteDependents: true,
    });
    await expect(attempt).rejects.toEqual(refused('forbidden'));
    expect(await exists('devs-own')).toBe(true);
  });

  it('never leaves a link to nothing when linking and deleting race', async () => {
    let linked = 0;
    for (let round = 0; round < 15; round++) {
      const name = `race${round}`;
      await link(name, {});
      const results = await Promise.allSettled([link(`linker${round}`, { uses: [name] }), remove(name)]);
      const [linking, removing] = results.map(({ status }) => status === 'fulfilled');
      expect(linking).not.toBe(removing);
      if (linking) linked += 1;
      for (const result of results) {
        if (result.status === 'rejected')
          expect(['not_found', 'has_dependents']).toContain(result.reason.code);
      }
    }
    expect(
      await sql`select 1 from entity_relations r where not exists (select 1 from entities e where e.id = r.target_id)`,
    ).toHaveLength(0);
    expect(linked).toBeLessThanOrEqual(15);
  });
});
