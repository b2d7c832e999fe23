import { describe, expect, it } from 'vitest';
import { insertRun } from '#db/testing/insert-run.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { actorId } from '#lib/access/actor.ts';
import { anonymous, bootstrap, testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { createAction } from '#lib/actions/server/create-action.ts';
import { getAction } from '#lib/actions/server/get-action.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import { newId } from '#lib/ids.ts';
import { listRuns } from '#lib/runs/server/list-runs.ts';
import { createBlueprint } from './create-blueprint.ts';
import { deleteBlueprint } from './delete-blueprint.ts';
import { getBlueprint } from './get-blueprint.ts';
import { listBlueprints } from './list-blueprints.ts';
import { patchBlueprint } from './patch-blueprint.ts';
import { replaceBlueprint } from './replace-blueprint.ts';

const database = await testDatabase();
const { db, sql } = database;
const world = testWorld(database);
const admin = await world.person({ name: 'admin', role: 'Admin' });
const member = await world.person({ name: 'member', teams: ['dev'] });

const asAdmin = () => world.as(admin);
const make = async (document: Record<string, unknown>) => createBlueprint(await asAdmin(), { document });
/** From Admins and from the team `dev`, until the policies are deleted. */
const hide = (subject: string, identifier: string) => {
  const appliesTo = { users: [], teams: ['dev'], roles: ['Admin'] };
  const conditions = { identifier };
  const rule = { title: 'hide', effect: 'cannot', verbs: ['read'], subject, conditions, appliesTo };
  return sql`insert into policies (id, title, document, created_by, updated_by)
    values (${newId()}, 'hide', ${sql.json(rule)}, 't', 't')`;
};
const refused = (code: string) => expect.objectContaining({ name: 'AppError', code });
const versionsOf = (id: string) =>
  sql`select version, document from blueprint_versions where blueprint_id = ${id} order by version`;

describe('who may do what', () => {
  const document = { identifier: 'guarded' };
  const writes = {
    createBlueprint: async (ctx: never) => createBlueprint(ctx, { document: { identifier: 'x' } }),
    replaceBlueprint: async (ctx: never) => replaceBlueprint(ctx, { identifier: 'guarded', document }),
    patchBlueprint: async (ctx: never) =>
      patchBlueprint(ctx, { identifier: 'guarded', patch: { title: 'x' } }),
    deleteBlueprint: async (ctx: never) => deleteBlueprint(ctx, { identifier: 'guarded' }),
  };

  it('lets members read and nothing else', async () => {
    await make(document);
    expect((await getBlueprint(await world.as(member), { identifier: 'guarded' })).document).toEqual(
      document,
    );
    expect((await listBlueprints(await world.as(member))).map(({ identifier }) => identifier)).toContain(
      'guarded',
    );
    for (const [name, write] of Object.entries(writes)) {
      await expect(write((await world.as(member)) as never), name).rejects.toEqual(refused('forbidden'));
    }
  });

  it('lets nobody unknown in', async () => {
    const ctx = await world.as(anonymous);
    await expect(listBlueprints(ctx)).rejects.toEqual(refused('unauthenticated'));
    await expect(getBlueprint(ctx, { identifier: 'guarded' })).rejects.toEqual(refused('unauthenticated'));
    for (const write of Object.values(writes)) {
      await expect(write(ctx as never)).rejects.toEqual(refused('unauthenticated'));
    }
    expect(await sql`select version from blueprints where identifier = 'guarded'`).toEqual([{ version: 1 }]);
  });

  it('answers what may not be seen like what does not exist', async () => {
    await hide('Blueprint', 'guarded');
    const ctx = await world.as(member);
    const hidden = await getBlueprint(ctx, { identifier: 'guarded' }).catch((error) => error);
    expect(hidden).toEqual(refused('not_found'));
    expect((await listBlueprints(ctx)).map(({ identifier }) => identifier)).not.toContain('guarded');
    await expect(patchBlueprint(ctx, { identifier: 'guarded', patch: {} })).rejects.toEqual(
      refused('not_found'),
    );
    await sql`delete from policies`;
  });
});

describe('createBlueprint', () => {
  it('echoes the document byte for byte, keeps version 1, makes partitions, audits', async () => {
    const document = {
      zeta: 1,
      identifier: 'service',
      schema: { properties: { z: { type: 'string' }, a: { type: 'enum' } }, required: ['z'] },
      description: '',
    };
    const ctx = await asAdmin();
    const view = await createBlueprint(ctx, { document });
    const read = await getBlueprint(await asAdmin(), { identifier: 'service' });
    expect(JSON.stringify(read.document)).toBe(JSON.stringify(document));
    expect(view).toMatchObject({ version: 1, createdBy: admin.id, warnings: [{ code: 'unknown_type' }] });
    expect(read.createdAt).toMatch(/^\d{4}-.*Z$/);
    expect(await world.auditOf(ctx)).toEqual(['blueprint.create service']);
    expect(await versionsOf(view.id)).toEqual([{ version: 1, document }]);
    await sql`insert into entities (blueprint_id, id, identifier, created_by, updated_by)
      values (${view.id}, ${newId()}, 'e', 't', 't')`;
  });

  it('refuses an identifier that is taken, also at the same moment', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 6 }, () => make({ identifier: 'once' })));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(make({ identifier: 'once' })).rejects.toEqual(refused('already_exists'));
    await expect(make({ identifier: '_team' })).rejects.toEqual(refused('already_exists'));
  });

  it('warns of targets that are not there yet', async () => {
    const view = await make({
      identifier: 'early',
      relations: { r: { target: 'late' }, self: { target: 'early' } },
    });
    expect(view.warnings).toMatchObject([{ path: '/relations/r/target', code: 'unknown_target' }]);
  });

  it('warns of a target that may not be seen like of one that is not there', async () => {
    await make({ identifier: 'unseen' });
    await hide('Blueprint', 'unseen');
    const relations = { a: { target: 'unseen' }, b: { target: 'nowhere' } };
    const { warnings } = await make({ identifier: 'guessing', relations });
    await sql`delete from policies`;
    const said = warnings.map(({ code, message }) => [code, message.replace(/"\w+"/, '')]);
    expect(said).toHaveLength(2);
    expect(said[0]).toEqual(said[1]);
  });

  it('writes nothing when the document is refused', async () => {
    await expect(make({ identifier: 'bad', schema: { properties: { a: { $ref: '#' } } } })).rejects.toEqual(
      refused('schema_too_complex'),
    );
    await expect(make({ identifier: 'a b' })).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ path: '/identifier', code: 'pattern_mismatch' }],
    });
    expect(await sql`select 1 from blueprints where identifier in ('bad', 'a b')`).toHaveLength(0);
  });
});

describe('replaceBlueprint', () => {
  it('keeps only what is sent, with the next version and an audit row of the places', async () => {
    const { id } = await make({
      identifier: 'page',
      title: 'Page',
      icon: 'Book',
      schema: { properties: {} },
    });
    const ctx = await asAdmin();
    const document = { identifier: 'page', title: 'Pages', createdAt: 'ignored', updatedBy: 'ignored' };
    const view = await replaceBlueprint(ctx, { identifier: 'page', document });
    expect(view).toMatchObject({ version: 2, document: { identifier: 'page', title: 'Pages' } });
    expect(view.document).not.toHaveProperty('createdAt');
    expect(await versionsOf(id)).toMatchObject([{ version: 1 }, { version: 2 }]);
    const [row] = await sql`select difference from audit_events where request_id = ${ctx.requestId}`;
    expect(row?.difference).toEqual({
      before: { '/title': 'Page', '/icon': 'Book', '/schema': { properties: {} } },
      after: { '/title': 'Pages' },
    });
  });

  it('renames, and what pointed to it points to it still', async () => {
    await make({ identifier: 'old' });
    await make({
      identifier: 'pointing',
      relations: { to: { target: 'old', required: true }, x: { target: 'page' } },
    });
    await sql`insert into actions (id, identifier, trigger_type, blueprint_identifier, document, permissions, created_by, updated_by)
      values (${newId()}, 'act', 'self-service', 'old', '{"trigger":{"z":1,"blueprintIdentifier":"old"}}', '{}', 't', 't')`;
    const ctx = await asAdmin();
    await replaceBlueprint(ctx, { identifier: 'old', document: { identifier: 'new' } });
    await expect(getBlueprint(await asAdmin(), { identifier: 'old' })).rejects.toEqual(refused('not_found'));
    const pointing = await getBlueprint(await asAdmin(), { identifier: 'pointing' });
    expect(pointing).toMatchObject({
      version: 2,
      document: { relations: { to: { target: 'new', required: true } } },
    });
    expect(
      await sql`select blueprint_identifier, document::text, version from actions where identifier = 'act'`,
    ).toEqual([
      {
        blueprint_identifier: 'new',
        document: '{"trigger":{"z":1,"blueprintIdentifier":"new"}}',
        version: 2,
      },
    ]);
    expect((await world.auditOf(ctx)).sort()).toEqual(['blueprint.update new', 'blueprint.update pointing']);
  });

  it('renames in properties and in inputs of actions that offer its entities', async () => {
    await make({ identifier: 'offered' });
    const offer = { type: 'string', format: 'entity', blueprint: 'offered' };
    const properties = { one: offer, many: { type: 'array', items: offer } };
    await make({ identifier: 'offering', schema: { properties } });
    const userInputs = { properties, required: [] };
    const document = githubAction({ identifier: 'asking', trigger: { type: 'self-service', userInputs } });
    await createAction(await asAdmin(), { document });
    await replaceBlueprint(await asAdmin(), { identifier: 'offered', document: { identifier: 'taken' } });
    const renamed = { one: { blueprint: 'taken' }, many: { items: { blueprint: 'taken' } } };
    const offering = await getBlueprint(await asAdmin(), { identifier: 'offering' });
    expect(offering).toMatchObject({ version: 2, document: { schema: { properties: renamed } } });
    expect(await getAction(await asAdmin(), { identifier: 'asking' })).toMatchObject({
      version: 2,
      document: { trigger: { userInputs: { properties: renamed } } },
    });
  });

  it('renames for its runs too: they do not become those of a blueprint that takes the old name', async () => {
    await make({ identifier: 'first' });
    const [ofIt, ofPage] = [
      await insertRun(db.run, { blueprintIdentifier: 'first', entityIdentifier: 'api' }),
      await insertRun(db.run, { blueprintIdentifier: 'page', entityIdentifier: 'api' }),
    ];
    await sql`insert into run_entities (run_id, blueprint_identifier, entity_id, entity_identifier, operation)
      values (${ofPage}, 'first', ${newId()}, 'api', 'create'), (${ofPage}, 'page', ${newId()}, 'api', 'create')`;
    await replaceBlueprint(await asAdmin(), { identifier: 'first', document: { identifier: 'second' } });
    await make({ identifier: 'first' });
    const runsOf = async (blueprint: string) =>
      (await listRuns(await asAdmin(), { blueprint, entity: 'api' })).runs.map(({ id }) => id);
    expect([await runsOf('first'), await runsOf('second'), await runsOf('page')]).toEqual([
      [],
      [ofIt],
      [ofPage],
    ]);
    expect(
      await sql`select blueprint_identifier from run_entities where run_id = ${ofPage} order by 1`,
    ).toEqual([{ blueprint_identifier: 'page' }, { blueprint_identifier: 'second' }]);
  });

  it('refuses a stale version, a taken name and what is not there', async () => {
    await make({ identifier: 'doc' });
    const input = { identifier: 'doc', document: { identifier: 'doc' } };
    await expect(replaceBlueprint(await asAdmin(), { ...input, expectedVersion: 7 })).rejects.toEqual(
      refused('stale_version'),
    );
    await replaceBlueprint(await asAdmin(), { ...input, expectedVersion: 1 });
    await expect(
      replaceBlueprint(await asAdmin(), { ...input, document: { identifier: 'page' } }),
    ).rejects.toEqual(refused('already_exists'));
    await expect(replaceBlueprint(await asAdmin(), { ...input, identifier: 'none' })).rejects.toEqual(
      refused('not_found'),
    );
  });

  it('leaves what is built into _user and _team', async () => {
    const { document } = await getBlueprint(await asAdmin(), { identifier: '_team' });
    const properties = { ...document.schema?.properties, slack: { type: 'string' } };
    const custom = {
      ...document,
      schema: { properties },
      relations: { lead: { target: '_user', required: true } },
    };
    expect(
      (await replaceBlueprint(await asAdmin(), { identifier: '_team', document: custom })).document,
    ).toEqual(custom);
    const bare = replaceBlueprint(await asAdmin(), {
      identifier: '_team',
      document: { identifier: '_team' },
    });
    await expect(bare).rejects.toMatchObject({ details: [{ path: '/schema/properties/description' }] });
    const renamed = replaceBlueprint(await asAdmin(), {
      identifier: '_user',
      document: { identifier: 'user' },
    });
    await expect(renamed).rejects.toEqual(refused('invalid_input'));
    await expect(deleteBlueprint(await asAdmin(), { identifier: '_user' })).rejects.toEqual(
      refused('invalid_state'),
    );
  });
});

describe('patchBlueprint', () => {
  it('changes the keys that are sent, removes those sent as null', async () => {
    await make({
      identifier: 'patched',
      title: 'A',
      icon: 'B',
      schema: { properties: { a: { type: 'string' } } },
    });
    const ctx = await asAdmin();
    const view = await patchBlueprint(ctx, {
      identifier: 'patched',
      patch: { icon: null, relations: { r: { target: 'patched' } } },
    });
    expect(view.document).toEqual({
      identifier: 'patched',
      title: 'A',
      schema: { properties: { a: { type: 'string' } } },
      relations: { r: { target: 'patched' } },
    });
    expect(await world.auditOf(ctx)).toEqual(['blueprint.update patched']);
  });

  it('loses no key of concurrent patches', async () => {
    await make({ identifier: 'busy' });
    const keys = Array.from({ length: 12 }, (_, index) => `key${index}`);
    await Promise.all(
      keys.map(async (key) => patchBlueprint(await asAdmin(), { identifier: 'busy', patch: { [key]: 1 } })),
    );
    const { document, version } = await getBlueprint(await asAdmin(), { identifier: 'busy' });
    expect(Object.keys(document).sort()).toEqual(['identifier', ...keys].sort());
    expect(version).toBe(13);
  });

  it.each([[null], ['text'], [[1]]])('refuses %j', async (patch) => {
    await expect(patchBlueprint(await asAdmin(), { identifier: 'busy', patch })).rejects.toEqual(
      refused('invalid_input'),
    );
  });
});

describe('deleteBlueprint', () => {
  it('refuses with the list while entities or relations depend on it', async () => {
    const { id } = await make({ identifier: 'needed' });
    await make({ identifier: 'needing', relations: { to: { target: 'needed' } } });
    await sql`insert into entities (blueprint_id, id, identifier, created_by, updated_by) values (${id}, ${newId()}, 'one', 't', 't')`;
    await expect(deleteBlueprint(await asAdmin(), { identifier: 'needed' })).rejects.toMatchObject({
      code: 'has_dependents',
      data: {
        dependents: {
          entities: ['one'],
          entityCount: 1,
          relations: [{ blueprint: 'needing', relation: 'to' }],
          relationCount: 1,
        },
      },
    });
  });

  it('names only what the caller may see, and counts the rest', async () => {
    const { id } = await make({ identifier: 'wanted' });
    for (const identifier of ['shown', 'secret'])
      await make({ identifier: `${identifier}-user`, relations: { to: { target: 'wanted' } } });
    for (const identifier of ['a-secret', 'shown'])
      await sql`insert into entities (blueprint_id, id, identifier, created_by, updated_by)
        values (${id}, ${newId()}, ${identifier}, 't', 't')`;
    await hide('Blueprint', 'secret-user');
    await hide('Entity', 'a-secret');
    const refusal = await deleteBlueprint(await asAdmin(), { identifier: 'wanted' }).catch((error) => error);
    await sql`delete from policies`;
    expect(refusal.data.dependents).toEqual({
      entities: ['shown'],
      entityCount: 2,
      relations: [{ blueprint: 'shown-user', relation: 'to' }],
      relationCount: 2,
    });
    expect(JSON.stringify(refusal.details)).not.toContain('secret');
  });

  it('drops the partition, keeps history and versions, audits', async () => {
    const { id } = await make({ identifier: 'gone', relations: { self: { target: 'gone' } } });
    const ctx = await asAdmin();
    await deleteBlueprint(ctx, { identifier: 'gone' });
    expect(await world.auditOf(ctx)).toEqual(['blueprint.delete gone']);
    expect(await versionsOf(id)).toMatchObject([{ version: 1 }, { version: 2, document: null }]);
    const suffix = id.replaceAll('-', '');
    const tables =
      await sql`select relname from pg_class where relkind = 'r' and relname like ${`%${suffix}`}`;
    expect(tables).toEqual([{ relname: `entity_history_${suffix}` }]);
    await expect(deleteBlueprint(await asAdmin(), { identifier: 'gone' })).rejects.toEqual(
      refused('not_found'),
    );
    expect((await make({ identifier: 'gone' })).id).not.toBe(id);
  });

  it('asks to try again while a long read holds the table', async () => {
    await make({ identifier: 'held' });
    const reader = sql.begin(async (held) => {
      await held`select count(*) from entities`;
      await expect(deleteBlueprint(await asAdmin(), { identifier: 'held' })).rejects.toEqual(
        refused('unavailable'),
      );
    });
    await reader;
    await deleteBlueprint(await asAdmin(), { identifier: 'held' });
  });
});

it('serves the machine client of the environment', async () => {
  const ctx = await world.as(bootstrap);
  await createBlueprint(ctx, { document: { identifier: 'by-machine' } });
  expect((await getBlueprint(ctx, { identifier: 'by-machine' })).createdBy).toBe(actorId(bootstrap));
});
