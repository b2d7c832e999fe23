import { describe, expect, it } from 'vitest';
import { getBlueprint } from '#lib/blueprints/server/get-blueprint.ts';
import { replaceBlueprint } from '#lib/blueprints/server/replace-blueprint.ts';
import { deleteEntity } from './delete-entity.ts';
import { entityWorld, refused } from './fixtures/entity-world.ts';
import { patchEntity } from './patch-entity.ts';
import { replaceEntity } from './replace-entity.ts';

const { sql, world, dev, asAdmin, upsert } = await entityWorld();

const { document } = await getBlueprint(await asAdmin(), { identifier: '_team' });
await replaceBlueprint(await asAdmin(), {
  identifier: '_team',
  document: {
    ...document,
    schema: { properties: { ...document.schema?.properties, slack: { type: 'string' } } },
  },
});

const teams = () =>
  sql`select identifier, title, description from teams where identifier not in ('dev', 'ops') order by 1`;

describe('_team', () => {
  it('is created by a title alone, and found again by it', async () => {
    const ctx = await asAdmin();
    const { upsertEntity } = await import('./upsert-entity.ts');
    const view = await upsertEntity(ctx, {
      blueprint: '_team',
      entity: { title: 'Platform Team' },
      upsert: true,
    });
    expect(view).toMatchObject({
      created: true,
      entity: { identifier: 'platform-team', title: 'Platform Team' },
    });
    expect(await world.auditOf(ctx)).toContain('team.create platform-team');
    expect((await upsert('_team', { title: 'Platform Team' }, { upsert: true })).created).toBe(false);
    expect(await teams()).toEqual([
      { identifier: 'platform-team', title: 'Platform Team', description: null },
    ]);
  });

  it('keeps description in its table and custom properties in the entity', async () => {
    const target = { blueprint: '_team', identifier: 'platform-team' };
    await patchEntity(await asAdmin(), {
      ...target,
      patch: { properties: { description: 'We run it', slack: '#p' } },
    });
    expect(await teams()).toMatchObject([{ description: 'We run it' }]);
    const replaced = await replaceEntity(await asAdmin(), {
      ...target,
      entity: { title: 'Platform', properties: { slack: '#q' } },
    });
    expect(replaced.entity).toMatchObject({
      title: 'Platform',
      properties: { description: null, slack: '#q' },
    });
    expect(await teams()).toMatchObject([{ title: 'Platform', description: null }]);
  });

  it('is for admins, keeps its identifier, demands a title', async () => {
    await expect(upsert('_team', { title: 'Mine', team: ['dev'] }, {}, dev)).rejects.toEqual(
      refused('forbidden'),
    );
    const rename = replaceEntity(await asAdmin(), {
      blueprint: '_team',
      identifier: 'platform-team',
      entity: { identifier: 'other' },
    });
    await expect(rename).rejects.toMatchObject({ details: [{ path: '/identifier', code: 'read_only' }] });
    await expect(upsert('_team', {})).rejects.toEqual(refused('invalid_input'));
  });

  it('checks the version before anything', async () => {
    const stale = patchEntity(await asAdmin(), {
      blueprint: '_team',
      identifier: 'platform-team',
      patch: { title: 'X' },
      expectedVersion: 1,
    });
    await expect(stale).rejects.toEqual(refused('stale_version'));
  });

  it('is deleted where teams are kept', async () => {
    const ctx = await asAdmin();
    await deleteEntity(ctx, { blueprint: '_team', identifier: 'platform-team' });
    expect((await world.auditOf(ctx)).sort()).toEqual([
      'entity.delete platform-team',
      'team.delete platform-team',
    ]);
    expect(await teams()).toEqual([]);
  });
});

describe('_user', () => {
  const target = { blueprint: '_user', identifier: dev.email };

  it('takes custom properties, and what it says already', async () => {
    const properties = { pronouns: 'they', role: 'Member' };
    const view = await upsert('_user', { identifier: dev.email, properties }, { upsert: true });
    expect(view.entity.properties).toEqual({ role: 'Member', status: 'Active', pronouns: 'they' });
  });

  it.each([
    [{ properties: { role: 'Admin' } }],
    [{ title: 'Boss' }],
    [{ identifier: 'x@example.com' }],
  ])('gives nobody a role or a name: %j', async (patch) => {
    await expect(patchEntity(await asAdmin(), { ...target, patch })).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ code: 'read_only' }],
    });
    expect(await sql`select role from users where email = ${dev.email}`).toEqual([{ role: 'Member' }]);
  });

  it('is neither created nor deleted as an entity', async () => {
    await expect(upsert('_user', { identifier: 'new@example.com' })).rejects.toEqual(
      refused('invalid_input'),
    );
    await expect(deleteEntity(await asAdmin(), target)).rejects.toEqual(refused('invalid_state'));
    expect(await sql`select 1 from entities where identifier = ${dev.email}`).toHaveLength(1);
  });
});
