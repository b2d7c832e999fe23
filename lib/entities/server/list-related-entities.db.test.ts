import { describe, expect, it } from 'vitest';
import { anonymous } from '#lib/access/server/fixtures/test-context.ts';
import { patchBlueprint } from '#lib/blueprints/server/patch-blueprint.ts';
import { newId } from '#lib/ids.ts';
import { entityWorld, refused } from './fixtures/entity-world.ts';
import { listRelatedEntities } from './list-related-entities.ts';

const { sql, world, dev, asAdmin, blueprint, upsert } = await entityWorld();

await blueprint({ identifier: 'domain' });
await blueprint({
  identifier: 'service',
  relations: { domain: { target: 'domain', title: 'Domain' }, lead: { target: '_user' } },
});
await blueprint({
  identifier: 'incident',
  relations: { domain: { target: 'domain' }, services: { target: 'service', many: true } },
});
await upsert('domain', { identifier: 'net', title: 'Network' });
for (let n = 0; n < 5; n++)
  await upsert('service', { identifier: `s${n}`, relations: { domain: 'net', lead: dev.email } });
await upsert('incident', { identifier: 'i1', relations: { domain: 'net', services: ['s3', 's1'] } });

const related = async (identifier: string, more = {}, of = 'domain') =>
  listRelatedEntities(await asAdmin(), { blueprint: of, identifier, ...more });
const short = (groups: Awaited<ReturnType<typeof related>>) =>
  groups.map(({ direction, relation, blueprint, count, entities }) => [
    direction,
    relation,
    blueprint,
    count,
    entities.map(({ identifier }) => identifier).join(),
  ]);

describe('listRelatedEntities', () => {
  it('groups what points at an entity by blueprint and relation', async () => {
    expect(short(await related('net')).sort()).toEqual([
      ['incoming', 'domain', 'incident', 1, 'i1'],
      ['incoming', 'domain', 'service', 5, 's0,s1,s2,s3,s4'],
    ]);
  });

  it('shows both directions, titles of relations and entities, people too', async () => {
    const groups = await related('s1', {}, 'service');
    expect(short(groups).sort()).toEqual([
      ['incoming', 'services', 'incident', 1, 'i1'],
      ['outgoing', 'domain', 'domain', 1, 'net'],
      ['outgoing', 'lead', '_user', 1, dev.email],
    ]);
    expect(groups.find(({ relation }) => relation === 'domain')).toMatchObject({
      title: 'Domain',
      entities: [{ title: 'Network' }],
    });
  });

  it('pages within one group', async () => {
    const group = { direction: 'incoming' as const, relatedBlueprint: 'service', limit: 2 };
    const seen: string[] = [];
    for (let from: string | undefined; ; ) {
      const [page] = await related('net', { ...group, from });
      seen.push(...(page?.entities ?? []).map(({ identifier }) => identifier));
      if (!page?.next) break;
      from = page.next;
    }
    expect(seen).toEqual(['s0', 's1', 's2', 's3', 's4']);
    await expect(related('net', { from: 'x' })).rejects.toEqual(refused('invalid_input'));
    await expect(related('net', { ...group, from: 'forged' })).rejects.toEqual(refused('invalid_input'));
    await expect(related('net', { limit: 0 })).rejects.toEqual(refused('invalid_input'));
  });

  it('counts and shows only what the caller may read', async () => {
    const rule = {
      title: 'hide',
      effect: 'cannot',
      verbs: ['read'],
      subject: 'Entity',
      conditions: { identifier: { $in: ['s1', 's2', 'i1'] } },
      appliesTo: { users: [], teams: ['dev'], roles: [] },
    };
    await sql`insert into policies (id, title, document, created_by, updated_by) values (${newId()}, 'hide', ${sql.json(rule)}, 't', 't')`;
    const ctx = await world.as(dev);
    expect(short(await listRelatedEntities(ctx, { blueprint: 'domain', identifier: 'net' }))).toEqual([
      ['incoming', 'domain', 'service', 3, 's0,s3,s4'],
    ]);
    await expect(listRelatedEntities(ctx, { blueprint: 'service', identifier: 's1' })).rejects.toEqual(
      refused('not_found'),
    );
    await sql`delete from policies`;
    await expect(
      listRelatedEntities(await world.as(anonymous), { blueprint: 'domain', identifier: 'net' }),
    ).rejects.toEqual(refused('unauthenticated'));
  });

  it('forgets relations that are declared no more', async () => {
    await patchBlueprint(await asAdmin(), {
      identifier: 'incident',
      patch: { relations: { services: { target: 'service', many: true } } },
    });
    expect(short(await related('net'))).toEqual([['incoming', 'domain', 'service', 5, 's0,s1,s2,s3,s4']]);
  });
});
