import { describe, expect, it } from 'vitest';
import { anonymous } from '#lib/access/server/fixtures/test-context.ts';
import { deleteEntity } from './delete-entity.ts';
import { entityWorld, refused } from './fixtures/entity-world.ts';
import { patchEntity } from './patch-entity.ts';
import { replaceEntity } from './replace-entity.ts';
import { upsertEntity } from './upsert-entity.ts';

const { sql, world, admin, dev, ops, asAdmin, blueprint, upsert } = await entityWorld();

await blueprint({ identifier: 'domain' });
await blueprint({
  identifier: 'service',
  schema: {
    properties: {
      url: { type: 'string', format: 'url' },
      replicas: { type: 'number', minimum: 0 },
      tier: { type: 'string', enum: ['gold', 'silver'] },
      count: { type: 'number' },
    },
  },
  relations: { domain: { target: 'domain' }, uses: { target: 'service', many: true } },
});
await blueprint({
  identifier: 'strict',
  schema: { properties: { name: { type: 'string' } }, required: ['name'] },
  relations: { domain: { target: 'domain', required: true } },
});

const historyOf = (identifier: string) => sql`
  select operation, version, snapshot, valid_to, run_id, actor from entity_history h
  where entity_id = (select entity_id from entity_history where identifier = ${identifier} limit 1)
  order by version`;
const put = async (identifier: string, entity: unknown, more = {}) =>
  replaceEntity(await asAdmin(), { blueprint: 'service', identifier, entity, ...more });
const patch = async (identifier: string, change: unknown, more = {}) =>
  patchEntity(await asAdmin(), { blueprint: 'service', identifier, patch: change, ...more });

describe('who may do what', () => {
  it('lets members write what their teams own, and nothing else', async () => {
    const mine = { identifier: 'mine', team: ['dev'] };
    await upsert('service', mine, {}, dev);
    await expect(upsert('service', { identifier: 'free' }, {}, dev)).rejects.toEqual(refused('forbidden'));
    await expect(upsert('service', { identifier: 'theirs', team: 'ops' }, {}, dev)).rejects.toEqual(
      refused('forbidden'),
    );
    const asOps = () => world.as(ops);
    const target = { blueprint: 'service', identifier: 'mine' };
    for (const attempt of [
      () => upsert('service', { ...mine, team: ['ops'] }, { upsert: true }, ops),
      async () => replaceEntity(await asOps(), { ...target, entity: { team: ['ops'] } }),
      async () => patchEntity(await asOps(), { ...target, patch: { team: ['ops'] } }),
      async () => deleteEntity(await asOps(), target),
    ]) {
      await expect(attempt()).rejects.toEqual(refused('forbidden'));
    }
    await patchEntity(await world.as(dev), { ...target, patch: { title: 'Mine' } });
    await deleteEntity(await world.as(dev), target);
  });

  it('gives no rights by the name of a team that does not exist', async () => {
    await sql`delete from teams where identifier = 'ghost'`;
    await upsert('service', { identifier: 'haunted', team: ['ghost'] });
    const actor = { ...dev, teams: [] };
    await expect(
      patchEntity(await world.as(actor), { blueprint: 'service', identifier: 'haunted', patch: {} }),
    ).rejects.toEqual(refused('forbidden'));
  });

  it('lets nobody unknown in', async () => {
    const ctx = await world.as(anonymous);
    const target = { blueprint: 'service', identifier: 'haunted' };
    for (const attempt of [
      () => upsertEntity(ctx, { blueprint: 'service', entity: {} }),
      () => replaceEntity(ctx, { ...target, entity: {} }),
      () => patchEntity(ctx, { ...target, patch: {} }),
      () => deleteEntity(ctx, target),
    ]) {
      await expect(attempt()).rejects.toEqual(refused('unauthenticated'));
    }
  });
});

describe('POST', () => {
  it('creates with history, audit, version and every declared property', async () => {
    const ctx = { ...(await asAdmin()), userAgent: 'port-ocean/x' };
    const entity = {
      identifier: 'a',
      title: 'A',
      icon: 'Box',
      team: 'dev',
      properties: { replicas: 2, extra: { x: 1 } },
    };
    const view = await upsertEntity(ctx, { blueprint: 'service', entity });
    expect(view).toMatchObject({ created: true, version: 1 });
    expect(view.entity).toEqual({
      identifier: 'a',
      title: 'A',
      icon: 'Box',
      blueprint: 'service',
      team: ['dev'],
      properties: { url: null, replicas: 2, tier: null, count: null, extra: { x: 1 } },
      relations: { domain: null, uses: [] },
      createdAt: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      createdBy: admin.id,
      updatedAt: view.entity.createdAt,
      updatedBy: admin.id,
    });
    expect(await world.auditOf(ctx)).toEqual(['entity.create a']);
    expect(await historyOf('a')).toMatchObject([
      { operation: 'create', version: 1, valid_to: null, actor: { id: admin.id } },
    ]);
    expect(await sql`select source from entities where identifier = 'a'`).toEqual([
      { source: 'port-ocean/x' },
    ]);
  });

  it('makes an identifier up when there is none', async () => {
    expect((await upsert('service', { title: 'Anonymous' })).entity.identifier).toMatch(/^[\da-f-]{36}$/);
  });

  it('refuses what exists, unless it may be replaced', async () => {
    await upsert('service', {
      identifier: 'b',
      title: 'B',
      team: ['dev'],
      properties: { url: 'https://b', replicas: 1 },
    });
    await expect(upsert('service', { identifier: 'b' })).rejects.toEqual(refused('already_exists'));
    const replaced = await upsert(
      'service',
      { identifier: 'b', properties: { replicas: 2 } },
      { upsert: true },
    );
    expect(replaced).toMatchObject({ created: false, version: 2 });
    expect(replaced.entity).toMatchObject({ title: null, team: [], properties: { url: null, replicas: 2 } });
  });

  it('keeps what is not named with merge', async () => {
    await upsert('domain', { identifier: 'd1' });
    const first = {
      identifier: 'c',
      title: 'C',
      team: ['dev'],
      properties: { url: 'https://c', tier: 'gold' },
      relations: { domain: 'd1', uses: ['b'] },
    };
    await upsert('service', first);
    const merged = await upsert(
      'service',
      { identifier: 'c', properties: { tier: null }, relations: { uses: [] } },
      { upsert: true, merge: true },
    );
    expect(merged.entity).toMatchObject({
      title: 'C',
      team: ['dev'],
      properties: { url: 'https://c', tier: null },
      relations: { domain: 'd1', uses: [] },
    });
  });

  it('is one entity when many create it at once', async () => {
    const attempts = Array.from({ length: 8 }, (_, n) =>
      upsert('service', { identifier: 'race', title: `${n}` }, { upsert: true }),
    );
    const views = await Promise.all(attempts);
    expect(views.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(views.map(({ version }) => version)).size).toBe(8);
  });

  it('writes nothing when only asked whether it could', async () => {
    const ctx = await asAdmin();
    const input = { blueprint: 'service', validationOnly: true };
    const view = await upsertEntity(ctx, {
      ...input,
      entity: { identifier: 'dry', properties: { replicas: 1 } },
    });
    expect(view.entity.properties).toMatchObject({ replicas: 1 });
    expect(await sql`select 1 from entities where identifier = 'dry'`).toHaveLength(0);
    expect(await world.auditOf(ctx)).toEqual([]);
    await expect(upsertEntity(ctx, { ...input, entity: { properties: { replicas: -1 } } })).rejects.toEqual(
      refused('invalid_input'),
    );
  });

  it('makes neither history nor version of the same content, but says it was seen', async () => {
    const entity = {
      identifier: 'same',
      title: 'S',
      properties: { replicas: 1, tier: 'gold' },
      relations: { uses: ['b'] },
    };
    const first = await upsert('service', entity);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const again = await upsert('service', entity, { upsert: true });
    expect(again.version).toBe(1);
    expect(again.entity.updatedAt > first.entity.updatedAt).toBe(true);
    expect(await historyOf('same')).toHaveLength(1);
  });

  it('answers a missing blueprint with not_found', async () => {
    await expect(upsert('nowhere', {})).rejects.toEqual(refused('not_found'));
  });
});

describe('validation', () => {
  it('names each fault at its place', async () => {
    const entity = {
      properties: { url: 'javascript:alert(1)', replicas: '2', tier: 'bronze' },
      relations: { domain: ['d1', 'd2'] },
    };
    await expect(upsert('service', entity)).rejects.toMatchObject({
      code: 'invalid_input',
      details: [
        { path: '/properties/url', code: 'wrong_format' },
        { path: '/properties/replicas', code: 'wrong_type' },
        { path: '/properties/tier', code: 'not_allowed' },
        { path: '/relations/domain', code: 'not_many' },
      ],
    });
  });

  it('demands what is required of a whole entity, not of a patch', async () => {
    await upsert('domain', { identifier: 'd1' }, { upsert: true });
    await expect(upsert('strict', { properties: { name: null } })).rejects.toMatchObject({
      details: [{ path: '/properties/name' }, { path: '/relations/domain', code: 'required' }],
    });
    await upsert('strict', { identifier: 's', properties: { name: 'x' }, relations: { domain: 'd1' } });
    const change = async (entity: unknown) =>
      patchEntity(await asAdmin(), { blueprint: 'strict', identifier: 's', patch: entity });
    await change({ title: 'only this' });
    await expect(change({ properties: { name: null } })).rejects.toEqual(refused('invalid_input'));
    await expect(change({ relations: { domain: null } })).rejects.toEqual(refused('invalid_input'));
  });

  it('bounds what an entity may hold, also over many patches', async () => {
    await upsert('service', { identifier: 'big' });
    const text = 'x'.repeat(700_000);
    await patch('big', { properties: { one: text } });
    await expect(patch('big', { properties: { two: text } })).rejects.toEqual(refused('invalid_input'));
    await expect(upsert('service', { properties: { list: Array(60_000).fill(1) } })).rejects.toEqual(
      refused('too_many_items'),
    );
    let deep: unknown = 1;
    for (let level = 0; level < 40; level++) deep = [deep];
    await expect(upsert('service', { properties: { deep } })).rejects.toEqual(refused('too_deep'));
  });
});

describe('PUT and PATCH', () => {
  it('PUT replaces, PATCH merges', async () => {
    await upsert('service', { identifier: 'p', title: 'P', properties: { url: 'https://p', replicas: 1 } });
    expect((await patch('p', { properties: { replicas: 3 } })).entity).toMatchObject({
      title: 'P',
      properties: { url: 'https://p', replicas: 3 },
    });
    expect((await put('p', { properties: { tier: 'gold' } })).entity).toMatchObject({
      title: null,
      properties: { url: null, replicas: null, tier: 'gold' },
    });
    expect(await historyOf('p')).toMatchObject([
      { operation: 'create', version: 1, valid_to: expect.any(Date) },
      { operation: 'update', version: 2, valid_to: expect.any(Date) },
      { operation: 'update', version: 3, valid_to: null, snapshot: { properties: { tier: 'gold' } } },
    ]);
  });

  it('PUT with another identifier renames, links and history stay', async () => {
    await upsert('service', { identifier: 'before' });
    await upsert('service', { identifier: 'pointing', relations: { uses: ['before'] } });
    expect((await put('before', { identifier: 'after' })).entity.identifier).toBe('after');
    expect((await patch('pointing', { title: 'x' })).entity.relations.uses).toEqual(['after']);
    expect(await historyOf('after')).toMatchObject([{ version: 1 }, { version: 2 }]);
    await expect(put('before', {})).rejects.toEqual(refused('not_found'));
    await expect(put('after', { identifier: 'pointing' })).rejects.toEqual(refused('already_exists'));
  });

  it('refuses a version that is stale', async () => {
    await upsert('service', { identifier: 'v' });
    await patch('v', { title: '1' }, { expectedVersion: 1 });
    await expect(patch('v', { title: '2' }, { expectedVersion: 1 })).rejects.toEqual(
      refused('stale_version'),
    );
    await expect(put('v', {}, { expectedVersion: 1 })).rejects.toEqual(refused('stale_version'));
    await put('v', {}, { expectedVersion: 2 });
  });

  it('audits the fields that changed', async () => {
    await upsert('service', {
      identifier: 'audited',
      team: ['dev'],
      properties: { replicas: 1, tier: 'gold' },
    });
    const ctx = await asAdmin();
    await patchEntity(ctx, {
      blueprint: 'service',
      identifier: 'audited',
      patch: { team: ['ops'], properties: { replicas: 2 } },
    });
    const [row] =
      await sql`select action, blueprint, entity, difference, teams from audit_events where request_id = ${ctx.requestId}`;
    expect(row).toEqual({
      action: 'entity.update',
      blueprint: 'service',
      entity: 'audited',
      difference: {
        before: { team: ['dev'], properties: { replicas: 1 } },
        after: { team: ['ops'], properties: { replicas: 2 } },
      },
      teams: ['dev', 'ops'],
    });
  });

  it.each([
    'id',
    'createdBy',
    'version',
    'ownerTeam',
    'state',
    'role',
  ])('a patch of %s is refused, the row unchanged', async (field) => {
    await upsert('service', { identifier: 'fixed' }, { upsert: true });
    await expect(patch('fixed', { title: 'no', [field]: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ path: `/${field}` }],
    });
    expect(await sql`select title from entities where identifier = 'fixed'`).toEqual([{ title: null }]);
  });

  it('loses no field of 32 concurrent patches', async () => {
    await upsert('service', { identifier: 'shared', properties: { count: 0 } });
    const fields = Array.from({ length: 32 }, (_, index) => `field${index}`);
    await Promise.all(fields.map((field) => patch('shared', { properties: { [field]: field } })));
    const [row] = await sql`select properties, version from entities where identifier = 'shared'`;
    expect(row?.properties).toEqual({
      count: 0,
      ...Object.fromEntries(fields.map((field) => [field, field])),
    });
    expect(row?.version).toBe(33);
    expect(await historyOf('shared')).toHaveLength(33);
  });
});

describe('runs', () => {
  const run = async (id: string, state: string) =>
    sql`insert into runs (id, action_id, action_identifier, action_version, properties, state, request, request_hash, requested_by, requester_kind, requester, updated_at)
      values (${id}, gen_random_uuid(), 'act', 1, '{}', ${state}, '', '', ${dev.id}, 'person', '{}', now())`;

  it('names the run in history and the entity in the run', async () => {
    await run('r_1', 'dispatched');
    const ctx = await asAdmin();
    const { id } = await upsertEntity(ctx, {
      blueprint: 'service',
      entity: { identifier: 'made' },
      runId: 'r_1',
    });
    await patch('made', { title: 'x' }, { runId: 'r_1' });
    expect(await historyOf('made')).toMatchObject([{ run_id: 'r_1' }, { run_id: 'r_1' }]);
    expect(
      await sql`select entity_id, entity_identifier, operation from run_entities order by operation`,
    ).toEqual([
      { entity_id: id, entity_identifier: 'made', operation: 'create' },
      { entity_id: id, entity_identifier: 'made', operation: 'update' },
    ]);
    expect(await sql`select run_id from audit_events where request_id = ${ctx.requestId}`).toEqual([
      { run_id: 'r_1' },
    ]);
  });

  it('accepts a run that ended and an empty id, refuses one that is unknown or not the caller’s to see', async () => {
    await run('r_2', 'succeeded');
    await upsert('service', { identifier: 'late' }, { runId: 'r_2' });
    await upsert('service', { identifier: 'noRun' }, { runId: '' });
    await expect(upsert('service', {}, { runId: 'r_none' })).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ path: '/run_id' }],
    });
    await expect(upsert('service', { team: ['ops'] }, { runId: 'r_2' }, ops)).rejects.toMatchObject({
      details: [{ path: '/run_id' }],
    });
  });
});
