import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/access/actor.ts';
import { deleteBlueprint } from '#lib/blueprints/server/delete-blueprint.ts';
import { replaceBlueprint } from '#lib/blueprints/server/replace-blueprint.ts';
import { entityWorld, refused } from '#lib/entities/server/fixtures/entity-world.ts';
import { newId } from '#lib/ids.ts';
import { createView } from './create-view.ts';
import { deleteView } from './delete-view.ts';
import { listViews } from './list-views.ts';
import { replaceView } from './replace-view.ts';

const { sql, world, admin, dev, ops, asAdmin, blueprint } = await entityWorld();

beforeAll(async () => {
  await blueprint({ identifier: 'service' });
  await blueprint({ identifier: 'system' });
});

const save = async (actor: Actor, title: string, more: object = {}) =>
  createView(await world.as(actor), {
    ...{ blueprint: 'service', title, state: 'q=pay', shared: false },
    ...more,
  });
const list = async (actor: Actor, name = 'service') => listViews(await world.as(actor), { blueprint: name });
const titles = async (actor: Actor) => (await list(actor)).map(({ title }) => title);
const replace = async (actor: Actor, id: string, more: object = {}) =>
  replaceView(await world.as(actor), {
    ...{ blueprint: 'service', id, title: 'Changed', state: '', shared: true },
    ...more,
  });
const remove = async (actor: Actor, id: string, name = 'service') =>
  deleteView(await world.as(actor), { blueprint: name, id });

describe('views', () => {
  it('are seen by their owner, and by everybody when shared', async () => {
    await save(dev, 'beta');
    const shared = await save(dev, 'Alpha', { shared: true });
    expect(shared).toMatchObject({
      mine: true,
      can: { update: true, delete: true },
      version: 1,
      state: 'q=pay',
    });
    expect(await titles(dev)).toEqual(['Alpha', 'beta']);
    expect(await list(ops)).toMatchObject([
      { id: shared.id, mine: false, can: { update: false, delete: false } },
    ]);
    expect(await list(admin)).toMatchObject([{ title: 'Alpha', can: { update: true, delete: true } }]);
    expect(await list(dev, 'system')).toEqual([]);
  });

  it('of one owner have different titles in a blueprint', async () => {
    await save(ops, 'Mine');
    await expect(save(ops, ' Mine ')).rejects.toMatchObject({
      code: 'already_exists',
      details: [{ path: '/title' }],
    });
    await save(ops, 'Mine', { blueprint: 'system' });
    const other = await save(ops, 'Other');
    await expect(replace(ops, other.id, { title: 'Mine' })).rejects.toEqual(refused('already_exists'));
    expect((await list(ops)).find(({ id }) => id === other.id)?.title).toBe('Other');
  });

  it.each([
    ['title', { title: ' \t' }],
    ['title', { title: 'x'.repeat(101) }],
    ['title', { title: 'a\u0000' }],
    ['state', { state: 'x'.repeat(8_001) }],
  ])('with a wrong %s are refused', async (field, more) => {
    await expect(save(dev, 'Wrong', more)).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ path: `/${field}` }],
    });
  });

  it('keep what is as long as allowed, and no question mark', async () => {
    const state = `?${'x'.repeat(7_999)}`;
    const view = await save(dev, '😀'.repeat(100), { state });
    expect(view).toMatchObject({ title: '😀'.repeat(100), state: state.slice(1) });
    await remove(dev, view.id);
  });

  it('are a hundred of one blueprint at most', async () => {
    const { id } = (await sql`select id from blueprints where identifier = 'system'`)[0] as { id: string };
    for (let n = 0; n < 100; n++)
      await sql`insert into views (id, blueprint_id, title, owner, state, created_by, updated_by)
        values (${newId()}, ${id}, ${`v${n}`}, ${dev.id}, '', 't', 't')`;
    await expect(save(dev, 'one more', { blueprint: 'system' })).rejects.toEqual(refused('too_many_items'));
    expect((await save(dev, 'elsewhere')).title).toBe('elsewhere');
  });
});

describe('changing a view', () => {
  it('is for its owner, and for Admins when it is shared', async () => {
    const { id } = await save(dev, 'Team list', { shared: true });
    await expect(replace(ops, id)).rejects.toEqual(refused('forbidden'));
    await expect(remove(ops, id)).rejects.toEqual(refused('forbidden'));
    expect(await replace(admin, id)).toMatchObject({ title: 'Changed', version: 2, mine: false });
    await expect(replace(admin, id, { shared: false })).rejects.toEqual(refused('forbidden'));
    expect(await replace(dev, id, { shared: false })).toMatchObject({ shared: false, version: 3 });
    for (const other of [ops, admin]) {
      await expect(replace(other, id)).rejects.toEqual(refused('not_found'));
      await expect(remove(other, id)).rejects.toEqual(refused('not_found'));
    }
    await remove(dev, id);
    await expect(remove(dev, id)).rejects.toEqual(refused('not_found'));
  });

  it('is refused when somebody changed it meanwhile', async () => {
    const { id, version } = await save(dev, 'Two tabs');
    await replace(dev, id, { title: 'First tab', expectedVersion: version });
    const second = replace(dev, id, { title: 'Second tab', expectedVersion: version });
    await expect(second).rejects.toEqual(refused('stale_version'));
  });

  it('finds it only where it is', async () => {
    const { id } = await save(dev, 'Here', { shared: true });
    await expect(remove(dev, id, 'system')).rejects.toEqual(refused('not_found'));
    for (const wrong of ['nope', newId()])
      await expect(replace(dev, wrong)).rejects.toEqual(refused('not_found'));
  });
});

it('tells the audit what is in a shared view, and of a personal one only that it changed', async () => {
  const { id } = await save(ops, 'Secret plan');
  await replace(ops, id, { title: 'Secret plan', state: 'q=hush', shared: false });
  await save(ops, 'Open plan', { shared: true, state: 'q=all' });
  const rows = await sql`select action, resource_id, difference from audit_events
    where resource_type = 'View' and actor_id = ${ops.id} order by id desc limit 3`;
  expect(JSON.stringify(rows)).not.toMatch(/Secret|hush/);
  expect(rows.map(({ action, resource_id }) => [action, resource_id])).toEqual([
    ['view.create', 'Open plan'],
    ['view.update', id],
    ['view.create', id],
  ]);
  expect(JSON.stringify(rows[0]?.difference)).toContain('q=all');
});

it('stay with a blueprint that is renamed, and go with it', async () => {
  await blueprint({ identifier: 'old' });
  const { id } = await save(dev, 'Kept', { blueprint: 'old' });
  await replaceBlueprint(await asAdmin(), { identifier: 'old', document: { identifier: 'new' } });
  expect(await list(dev, 'new')).toMatchObject([{ id, title: 'Kept' }]);
  await deleteBlueprint(await asAdmin(), { identifier: 'new' });
  expect(await sql`select 1 from views where id = ${id}`).toHaveLength(0);
});
