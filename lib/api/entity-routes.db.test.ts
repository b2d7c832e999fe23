import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { ensureBootstrapClient } from '#lib/auth/server/ensure-bootstrap-client.ts';
import { BOOTSTRAP, startTestWeb } from '#lib/processes/web/fixtures/test-web.ts';
import { startCpuClock } from '#lib/schema/fixtures/cpu-time.ts';

const database = await testDatabase();
const web = await startTestWeb(database);
let token = '';

const call = (method: string, path: string, json?: unknown, headers: Record<string, string> = {}) =>
  web.call(path, { method, token, headers, ...(json === undefined ? {} : { json }) });
const entities = '/v1/blueprints/service/entities';
const rules = (...list: unknown[]) => ({ combinator: 'and', rules: list });
const ids = (json: { entities: { identifier: string }[] }) =>
  json.entities.map(({ identifier }) => identifier);

beforeAll(async () => {
  await ensureBootstrapClient(web.services);
  const { id: clientId, secret: clientSecret } = BOOTSTRAP;
  const answer = await web.call('/v1/auth/access_token', {
    method: 'POST',
    json: { clientId, clientSecret },
  });
  token = answer.json.accessToken;
  await call('POST', '/v1/blueprints', { identifier: 'domain', schema: { properties: {} } });
  await call('POST', '/v1/blueprints', {
    identifier: 'service',
    schema: {
      properties: {
        url: { type: 'string', format: 'url' },
        size: { type: 'number' },
        list: { type: 'array', uniqueItems: true, maxItems: 1_000, items: { type: 'object' } },
        code: { type: 'string', pattern: '^([a-z]+-?)+$' },
      },
    },
    relations: { domain: { target: 'domain' }, uses: { target: 'service', many: true } },
  });
});

describe('one entity', () => {
  it('is created, read, replaced, merged and deleted in the shapes clients know', async () => {
    const created = await call('POST', `${entities}?run_id=`, {
      identifier: 'a b',
      title: 'A',
      team: 'dev',
      properties: { size: 1 },
    });
    expect(created).toMatchObject({
      status: 201,
      json: { ok: true, entity: { identifier: 'a b', blueprint: 'service', team: ['dev'] } },
    });
    expect(created.json.entity.properties).toEqual({ url: null, size: 1, list: null, code: null });
    expect(created.json.entity.relations).toEqual({ domain: null, uses: [] });
    const again = await call('POST', `${entities}?upsert=true&merge=true`, {
      identifier: 'a b',
      properties: { url: 'https://a' },
    });
    expect(again).toMatchObject({
      status: 200,
      json: { entity: { title: 'A', properties: { size: 1, url: 'https://a' } } },
    });
    const read = await call('GET', `${entities}/a%20b?exclude_calculated_properties=true`);
    expect(read.json).toEqual(again.json);
    expect(read.headers.get('etag')).toBe('"2"');
    const put = await call('PUT', `${entities}/a%20b`, { identifier: 'a b', properties: {} });
    expect(put.json.entity).toMatchObject({ title: null, team: [], properties: { size: null } });
    const patched = await call(
      'PATCH',
      `${entities}/a%20b`,
      { properties: { size: 2 } },
      { 'if-match': '"3"' },
    );
    expect(patched.json.entity.properties.size).toBe(2);
    expect((await call('PATCH', `${entities}/a%20b`, {}, { 'if-match': '"3"' })).status).toBe(412);
    expect(await call('DELETE', `${entities}/a+b?delete_dependents=false`)).toMatchObject({
      status: 200,
      json: { ok: true },
    });
    expect(await call('DELETE', `${entities}/a%20b`)).toMatchObject({
      status: 404,
      json: { ok: false, error: 'not_found' },
    });
  });

  it('keeps a plus where a name has one', async () => {
    await call('POST', entities, { identifier: 'c++' });
    await call('POST', entities, { identifier: 'c  ' });
    await call('DELETE', `${entities}/c++`);
    expect(ids((await call('GET', entities)).json)).toEqual(['c  ']);
    await call('DELETE', `${entities}/c++`);
  });

  it('answers 404 not_found for an undeclared relation and a missing target, and creates it when asked', async () => {
    const undeclared = await call('POST', entities, { relations: { nobody: 'x' } });
    expect(undeclared).toMatchObject({ status: 404, json: { ok: false, error: 'not_found' } });
    const linked = { identifier: 'linked', relations: { domain: 'new' } };
    expect(await call('POST', `${entities}?upsert=true`, linked)).toMatchObject({
      status: 404,
      json: { error: 'not_found' },
    });
    const made = await call('POST', `${entities}?upsert=true&create_missing_related_entities=true`, linked);
    expect(made.json.entity.relations.domain).toBe('new');
    expect((await call('GET', '/v1/blueprints/domain/entities/new')).status).toBe(200);
    expect(await call('DELETE', '/v1/blueprints/domain/entities/new')).toMatchObject({
      status: 409,
      json: { error: 'has_dependents' },
    });
    expect((await call('DELETE', '/v1/blueprints/domain/entities/new?delete_dependents=true')).json).toEqual({
      ok: true,
    });
    expect((await call('GET', `${entities}/linked`)).status).toBe(404);
  });

  it('says nothing is kept when only validated', async () => {
    expect(await call('POST', `${entities}?validation_only=true`, { identifier: 'dry' })).toMatchObject({
      status: 200,
    });
    expect((await call('GET', `${entities}/dry`)).status).toBe(404);
    expect(
      await call('POST', `${entities}?validation_only=true`, { properties: { size: 'x' } }),
    ).toMatchObject({ status: 422 });
  });

  it('refuses runs nobody knows', async () => {
    const answer = await call('POST', `${entities}?run_id=r_none`, {});
    expect(answer).toMatchObject({
      status: 422,
      json: { details: [{ path: '/run_id', code: 'unknown_run' }] },
    });
  });

  it('is a team by its title alone', async () => {
    const answer = await call('POST', '/v1/blueprints/_team/entities?upsert=true', { title: 'Platform' });
    expect(answer).toMatchObject({
      status: 200,
      json: { ok: true, entity: { identifier: 'platform', title: 'Platform' } },
    });
  });
});

describe('bad input', () => {
  const post = async (properties: unknown) => {
    const cpu = startCpuClock();
    const answer = await call('POST', entities, { identifier: 'bad', properties });
    // The client’s part counts too: it is this very thread.
    expect(cpu()).toBeLessThan(700);
    return answer;
  };

  it.each([
    ['an evil text', { code: `${'a'.repeat(30_000)}!` }, 422, 'invalid_input'],
    [
      '10,000 unique objects',
      { list: Array.from({ length: 10_000 }, (_, n) => ({ n })) },
      422,
      'too_many_items',
    ],
    ['1,000,000 items', { list: Array(1_000_000).fill(0) }, 422, 'too_many_items'],
    ['a link that runs', { url: 'javascript:alert(1)' }, 422, 'invalid_input'],
    ['a text for a number', { size: '1' }, 422, 'invalid_input'],
    ['too much text', { extra: 'x'.repeat(1_000_001) }, 422, 'invalid_input'],
  ])('refuses %s and writes nothing', async (_, properties, status, error) => {
    expect(await post(properties)).toMatchObject({ status, json: { ok: false, error } });
    expect((await call('GET', `${entities}/bad`)).status).toBe(404);
  });

  it.each([
    ['{"identifier":"bad","properties":{"size":1e400}}', 422],
    ['{"identifier":"bad","properties":{"size":12345678901234567890}}', 422],
    ['{"identifier":"bad","properties":{"a":"\\u0000"}}', 422],
    [`{"identifier":"bad","properties":{"a":${'['.repeat(60)}${']'.repeat(60)}}}`, 400],
    [`{"properties":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400],
    ['[]', 422],
    ['', 400],
  ])('refuses %.60s', async (body, status) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await web.call(entities, { method: 'POST', token, headers, body });
    expect(answer).toMatchObject({ status, json: { ok: false } });
    expect((await call('GET', `${entities}/bad`)).status).toBe(404);
  });

  it('accepts 1,000 unique objects, and a value nobody declared', async () => {
    const answer = await post({
      list: Array.from({ length: 1_000 }, (_, n) => ({ n })),
      extra: { deep: [1] },
    });
    expect(answer.status).toBe(201);
    await call('DELETE', `${entities}/bad`);
  });
});

describe('several entities', () => {
  beforeAll(async () => {
    const bulk = Array.from({ length: 6 }, (_, n) => ({
      identifier: `s${n}`,
      title: `S ${n}`,
      properties: { size: n % 3 },
    }));
    const answer = await call('POST', `${entities}/bulk?upsert=true`, { entities: bulk });
    expect(answer).toMatchObject({ status: 200, json: { ok: true, errors: [] } });
    expect(answer.json.entities[5]).toEqual({ identifier: 's5', index: 5, created: true });
  });

  it('are written each by itself', async () => {
    const items = [
      { identifier: 's0' },
      { identifier: 'x', properties: { size: '?' } },
      { relations: { domain: 'none' } },
      { identifier: rules({ property: '$title', operator: '=', value: 'no' }) },
      5,
    ];
    const answer = await call('POST', `${entities}/bulk?upsert=true&merge=true`, { entities: items });
    expect(answer.status).toBe(207);
    expect(answer.json.entities).toEqual([{ identifier: 's0', index: 0, created: false }]);
    expect(
      answer.json.errors.map((error: Record<string, unknown>) => [
        error.index,
        error.identifier,
        error.statusCode,
        error.error,
      ]),
    ).toEqual([
      [1, 'x', 422, 'invalid_input'],
      [2, 'unknown', 404, 'not_found'],
      [3, 'unknown', 404, 'not_found'],
      [4, 'unknown', 422, 'invalid_input'],
    ]);
    expect((await call('POST', `${entities}/bulk`, { entities: Array(21).fill({}) })).status).toBe(422);
  });

  it('are searched in one blueprint, page by page', async () => {
    const search = (body: unknown) => call('POST', `${entities}/search`, body);
    const body = {
      query: rules({ property: 'size', operator: '>=', value: 1 }),
      sort: [
        { property: 'size', order: 'DESC' },
        { property: '$identifier', order: 'ASC' },
      ],
      limit: 3,
    };
    const first = await search({ ...body, count: true, include: ['$identifier', '$title'] });
    expect(first.json).toMatchObject({ ok: true, count: { value: 4, exact: true } });
    expect(first.json.entities[0]).toEqual({
      identifier: 's2',
      title: 'S 2',
      blueprint: 'service',
      properties: {},
      relations: {},
    });
    const second = await search({ ...body, from: first.json.next });
    expect([...ids(first.json), ...ids(second.json)]).toEqual(['s2', 's5', 's1', 's4']);
    expect(second.json.next).toBeNull();
    expect(ids((await search({ text: 's 3' })).json)).toEqual(['s3']);
    for (const bad of [
      { limit: -1 },
      { limit: 1e9 },
      { from: 'forged' },
      { sort: [{ property: 'name";select 1--', order: 'ASC' }] },
      { query: { combinator: 'x' } },
    ]) {
      expect(await search(bad)).toMatchObject({ status: 422, json: { ok: false } });
    }
  });

  it('are searched in all blueprints by a bare query', async () => {
    const query = rules({ property: '$identifier', operator: 'in', value: ['s1', 'platform'] });
    const answer = await call(
      'POST',
      '/v1/entities/search?include=identifier&include=title&exclude_calculated_properties=0xc000123',
      query,
    );
    expect(answer.json).toMatchObject({ ok: true, matchingBlueprints: ['_team', 'service'] });
    expect(ids(answer.json).sort()).toEqual(['platform', 's1']);
    const joined = await call('POST', '/v1/entities/search?include=identifier,properties.size', query);
    const [found] = joined.json.entities.filter(
      ({ identifier }: { identifier: string }) => identifier === 's1',
    );
    expect(found).toEqual({ identifier: 's1', blueprint: 'service', properties: { size: 1 }, relations: {} });
    expect((await call('POST', '/v1/entities/search', {})).status).toBe(422);
  });

  it('are listed', async () => {
    expect(ids((await call('GET', `${entities}?include=identifier`)).json)).toEqual([
      's0',
      's1',
      's2',
      's3',
      's4',
      's5',
    ]);
    expect((await call('GET', '/v1/blueprints/none/entities')).status).toBe(404);
  });

  it('show what they point at, what points at them, and their past', async () => {
    await call('PATCH', `${entities}/s1`, { relations: { uses: ['s2', 's3'] } });
    await call('PATCH', `${entities}/s2`, { relations: { uses: ['s3'] } });
    const { json } = await call('GET', `${entities}/s3/related`);
    expect(json.related).toEqual([
      {
        direction: 'incoming',
        relation: 'uses',
        title: 'uses',
        blueprint: 'service',
        blueprintHeading: 'Services',
        count: 2,
        entities: ['s1', 's2'].map((identifier) => ({
          blueprint: 'service',
          identifier,
          title: `S ${identifier.slice(1)}`,
          icon: null,
        })),
        next: null,
      },
    ]);
    const page = await call(
      'GET',
      `${entities}/s1/related?direction=outgoing&relation=uses&related_blueprint=service&limit=1`,
    );
    expect(page.json.related[0]).toMatchObject({
      count: 2,
      entities: [{ identifier: 's2' }],
      next: expect.any(String),
    });
    const next = await call(
      'GET',
      `${entities}/s1/related?direction=outgoing&limit=1&from=${page.json.related[0].next}`,
    );
    expect(next.json.related[0].entities).toMatchObject([{ identifier: 's3' }]);
    const history = await call('GET', `${entities}/s1/history`);
    expect(history.json.history).toMatchObject([
      { version: 2, operation: 'update', entity: { relations: { uses: ['s2', 's3'] } } },
      { version: 1, operation: 'create', until: expect.any(String) },
    ]);
    expect((await call('GET', `${entities}/none/related`)).status).toBe(404);
    expect((await call('GET', `${entities}/s1/related?from=x`)).status).toBe(422);
  });
});

it('needs somebody everywhere', async () => {
  const paths = [
    ['GET', entities],
    ['POST', entities],
    ['GET', `${entities}/s1`],
    ['PUT', `${entities}/s1`],
    ['PATCH', `${entities}/s1`],
    ['DELETE', `${entities}/s1`],
    ['POST', `${entities}/bulk`],
    ['POST', `${entities}/search`],
    ['POST', '/v1/entities/search'],
    ['GET', `${entities}/s1/related`],
    ['GET', `${entities}/s1/history`],
  ] as const;
  for (const [method, path] of paths) {
    const json = method === 'GET' || method === 'DELETE' ? {} : { json: {} };
    expect(await web.call(path, { method, ...json }), path).toMatchObject({
      status: 401,
      json: { ok: false },
    });
  }
});
