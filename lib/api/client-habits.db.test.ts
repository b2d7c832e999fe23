import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { ensureBootstrapClient } from '#lib/auth/server/ensure-bootstrap-client.ts';
import { BOOTSTRAP, startTestWeb } from '#lib/processes/web/fixtures/test-web.ts';

/** What published clients do on the wire, each habit with the answer it needs. */
const web = await startTestWeb(await testDatabase());
let token = '';

const call = (method: string, path: string, json?: unknown) =>
  web.call(path, { method, token, ...(json === undefined ? {} : { json }) });
/** What was sent, out of an answer: without the keys the server adds to every document. */
function echoOf(document: Record<string, unknown>): string {
  const { id: _, createdAt, createdBy, updatedAt, updatedBy, ...echo } = document;
  for (const moment of [createdAt, updatedAt]) expect(new Date(moment as string).toISOString()).toBe(moment);
  expect([typeof createdBy, typeof updatedBy]).toEqual(['string', 'string']);
  return JSON.stringify(echo);
}

beforeAll(async () => {
  await ensureBootstrapClient(web.services);
  const json = { clientId: BOOTSTRAP.id, clientSecret: BOOTSTRAP.secret };
  token = (await web.call('/v1/auth/access_token', { method: 'POST', json })).json.accessToken;
});

describe('an access token', () => {
  it('is a JWT whose payload tells that it is a machine’s, for clients that look inside', () => {
    const [, payload] = token.split('.');
    expect(JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())).toMatchObject({ isMachine: true });
  });
});

describe('a refusal', () => {
  it.each([
    ['GET', '/v1/blueprints/none', undefined, 404],
    ['GET', '/v1/nothing/here', undefined, 404],
    ['PUT', '/v1/blueprints', {}, 405],
    ['POST', '/v1/blueprints', [], 422],
    ['DELETE', '/v1/actions/none', undefined, 404],
    ['GET', '/v1/actions/none/permissions', undefined, 404],
  ] as const)('of %s %s is JSON with ok, error and message', async (method, path, json, status) => {
    const answer = await call(method, path, json);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.json).toMatchObject({ ok: false, error: expect.any(String), message: expect.any(String) });
  });
});

describe('a provider that plans, applies and plans again', () => {
  const blueprint = {
    identifier: 'planned',
    title: 'Planned',
    icon: 'Box',
    description: '',
    schema: {
      properties: {
        url: { type: 'string', format: 'url', specAuthentication: { clientId: 'c', tokenUrl: '', x: null } },
        tier: { type: 'string', enum: ['b', 'a'], enumColors: { b: 'gold', a: 'paleBlue' }, icon: '' },
        shape: { type: 'enum', 'x-unknown': [{}] },
        tags: { type: 'array' },
      },
      required: [],
    },
    mirrorProperties: { nobodys: { path: 'owner.nobody.defined', title: 'Nobody’s' } },
    calculationProperties: { upper: { calculation: '.identifier | ascii_upcase', type: 'string' } },
    relations: { owner: { target: 'planned', required: false, many: false } },
    teamInheritance: { path: 'owner' },
    ownership: { type: 'Direct' },
    changelogDestination: { type: 'WEBHOOK', url: 'https://x.test', agent: false },
  };
  const action = {
    identifier: 'plan action',
    title: 'Plan',
    trigger: {
      type: 'self-service',
      operation: 'DELETE',
      userInputs: {
        properties: {
          who: { type: 'string', format: 'user', dependsOn: ['x'], sort: { property: '$title' } },
        },
        required: { jqQuery: '[]' },
        order: ['who'],
      },
      condition: { type: 'SEARCH', combinator: 'and', rules: [] },
    },
    invocationMethod: {
      type: 'WEBHOOK',
      url: 'https://x.test',
      agent: '{{ .x }}',
      headers: {},
      body: { '{{ .a }}': '<&>' },
    },
    requiredApproval: { type: 'ALL' },
    approvalNotification: { type: 'webhook', url: 'https://x.test', format: 'slack' },
    publish: true,
  };

  it.each([
    ['blueprints', 'blueprint', blueprint],
    ['actions', 'action', action],
  ])('reads %s back as it wrote them, every time, and changes nothing by writing that', async (path, key, sent) => {
    const place = `/v1/${path}/${encodeURIComponent(sent.identifier)}`;
    const created = (await call('POST', `/v1/${path}`, sent)).json;
    expect([created.ok, echoOf(created[key])]).toEqual([true, JSON.stringify(sent)]);
    const read = (await call('GET', `${place}?exclude_calculated_properties=true`)).json[key];
    expect(read).toEqual(created[key]);
    const put = (await call('PUT', place, read)).json;
    expect([put.ok, echoOf(put[key])]).toEqual([true, JSON.stringify(sent)]);
    const listed = (await call('GET', `/v1/${path}`)).json[path];
    const again = listed.find(({ identifier }: { identifier: string }) => identifier === sent.identifier);
    expect(again).toEqual(put[key]);
  });

  it('removes a field by leaving it out, and renames by another identifier in the body', async () => {
    const { icon: _, ...less } = blueprint;
    const renamed = await call('PUT', '/v1/blueprints/planned', { ...less, identifier: 'renamed' });
    expect(renamed.json.blueprint).toMatchObject({ relations: { owner: { target: 'renamed' } } });
    expect(renamed.json.blueprint).not.toHaveProperty('icon');
    const read = await call('GET', '/v1/blueprints/renamed');
    expect(read.json.blueprint).toEqual(renamed.json.blueprint);
    expect(read.headers.get('etag')).toBe(renamed.headers.get('etag'));
    expect((await call('GET', '/v1/blueprints/planned')).status).toBe(404);
  });

  it('writes entities with an empty run id, and reads every property, null where unset', async () => {
    const path = '/v1/blueprints/renamed/entities';
    const sent = {
      identifier: 'e 1',
      title: 'E',
      properties: { tier: 'a', undeclared: [1] },
      relations: { owner: null },
    };
    expect((await call('POST', `${path}?upsert=true&run_id=`, sent)).json.ok).toBe(true);
    const { entity } = (await call('GET', `${path}/e%201?exclude_calculated_properties=true`)).json;
    expect(entity).toMatchObject({
      team: [],
      properties: { url: null, tier: 'a', shape: null, tags: null, undeclared: [1] },
      relations: { owner: null },
    });
    expect(entity).not.toHaveProperty('scorecards');
  });

  it('manages permissions that answer complete, also when it sends half of them', async () => {
    const place = `/v1/actions/${encodeURIComponent('plan action')}/permissions`;
    const complete = {
      execute: { users: ['a@x.y'], roles: [], teams: ['web'], ownedByTeam: true, policy: null },
      approve: { users: [], roles: ['Admin'], teams: [], policy: null },
    };
    const { execute } = complete;
    expect((await call('PATCH', place, { execute })).json).toEqual({ ok: true, permissions: complete });
    expect((await call('GET', place)).json).toEqual({ ok: true, permissions: complete });
    expect((await call('PATCH', place, {})).json.permissions).toEqual(complete);
  });

  it('learns from the body that a blueprint still has entities', async () => {
    const refused = await call('DELETE', '/v1/blueprints/renamed');
    expect(refused.json.ok).toBe(false);
    expect(refused.text).toContain('has_dependents');
  });
});

describe('switches in addresses', () => {
  beforeAll(async () => {
    await call('POST', '/v1/blueprints/renamed/entities?upsert=true', { identifier: 'other', title: 'O' });
  });
  const query = { combinator: 'and', rules: [{ property: '$blueprint', operator: '=', value: 'renamed' }] };
  const search = async (switches: string) =>
    (await call('POST', `/v1/entities/search?${switches}`, query)).json.entities;

  it('may hold a printed pointer, where a flag is meant', async () => {
    const switches = 'exclude_calculated_properties=0xc000314150&attach_title_to_relation=0xc000314158';
    expect(await search(switches)).toHaveLength(2);
  });

  it('name fields repeated or in one value, with the same answer', async () => {
    const repeated = await search('include=identifier&include=title');
    expect(repeated).toEqual(await search('include=identifier,title'));
    expect(repeated).toEqual(await search('include=%24identifier&include=%24title'));
    expect(repeated.map(({ title }: { title: string }) => title).sort()).toEqual(['E', 'O']);
  });

  it('that nobody here knows are ignored', async () => {
    expect((await call('GET', '/v1/blueprints?create_catalog_page=false&__x=%F0%9F%9A%A2')).status).toBe(200);
    expect((await call('GET', '/v1/actions?version=v2&action_version=v2')).status).toBe(200);
  });

  it('list only actions of the trigger that is asked for', async () => {
    await call('POST', '/v1/actions', { identifier: 'auto', trigger: { type: 'automation', event: {} } });
    const listed = async (type: string) =>
      (await call('GET', `/v1/actions?trigger_type=${type}`)).json.actions.map(
        ({ identifier }: { identifier: string }) => identifier,
      );
    expect([await listed('self-service'), await listed('automation'), await listed('none')]).toEqual([
      ['plan action'],
      ['auto'],
      [],
    ]);
  });
});

describe('a collector that deletes leftovers by the hundred', () => {
  const place = '/v1/blueprints/leftover';
  const remove = (json: unknown, query = '') => call('POST', `${place}/bulk/entities/delete${query}`, json);
  const long = 'x'.repeat(512);

  beforeAll(async () => {
    const relations = { next: { target: 'leftover' } };
    await call('POST', '/v1/blueprints', { identifier: 'leftover', schema: { properties: {} }, relations });
    for (const identifier of [long, 'held', 'free']) await call('POST', `${place}/entities`, { identifier });
    await call('POST', `${place}/entities`, { identifier: 'holder', relations: { next: 'held' } });
  });

  it('names them as entities and is told with 200 which of them went', async () => {
    const answer = await remove({ entities: [long, 'held', 'gone'] }, '?delete_dependents=false');
    expect(answer).toMatchObject({ status: 200, json: { ok: true, deletedEntities: [long] } });
    expect(answer.json.errors.map(({ error }: { error: string }) => error).sort()).toEqual([
      'has_dependents',
      'not_found',
    ]);
  });

  it('takes along what points to them when it asks for that', async () => {
    const answer = await remove({ entities: ['held'] }, '?delete_dependents=true');
    expect(answer).toMatchObject({ status: 200, json: { deletedEntities: ['held'], errors: [] } });
    expect((await call('GET', `${place}/entities/holder`)).status).toBe(404);
  });

  it('is told when it names none, or names them twice; our own pages send identifiers', async () => {
    for (const json of [{}, { entities: ['free'], identifiers: ['free'] }])
      expect(await remove(json)).toMatchObject({
        status: 422,
        json: { details: [{ path: '/identifiers' }] },
      });
    const { status, json } = await remove({ identifiers: ['free', 'gone'] });
    expect([status, json.entities, json.deletedEntities]).toEqual([
      207,
      [{ identifier: 'free', title: null }],
      ['free'],
    ]);
  });
});
