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

beforeAll(async () => {
  await ensureBootstrapClient(web.services);
  const { id: clientId, secret: clientSecret } = BOOTSTRAP;
  const answer = await web.call('/v1/auth/access_token', {
    method: 'POST',
    json: { clientId, clientSecret },
  });
  token = answer.json.accessToken;
  expect(token).toBeTruthy();
});

const document = {
  zeta: { kept: true },
  identifier: 'service',
  title: 'Service',
  description: '',
  schema: { properties: { z: { type: 'string' }, a: { type: 'enum', spec: 'x' } }, required: ['z'] },
  relations: {},
};

describe('/v1/blueprints', () => {
  it('needs somebody', async () => {
    for (const [method, path] of [
      ['GET', '/v1/blueprints'],
      ['POST', '/v1/blueprints'],
      ['DELETE', '/v1/blueprints/x'],
    ]) {
      const answer = await web.call(path as string, {
        method: method as string,
        ...(method === 'POST' ? { json: {} } : {}),
      });
      expect(answer).toMatchObject({ status: 401, json: { ok: false, error: 'unauthenticated' } });
    }
  });

  it('POST echoes what was sent, in its order, with who and when, and warnings beside', async () => {
    const answer = await call('POST', '/v1/blueprints?create_catalog_page=false', document);
    expect(answer).toMatchObject({ status: 201, json: { ok: true, warnings: [{ code: 'unknown_type' }] } });
    const { createdAt, createdBy, updatedAt, updatedBy, ...echo } = answer.json.blueprint;
    expect(JSON.stringify(echo)).toBe(JSON.stringify(document));
    for (const time of [createdAt, updatedAt]) expect(new Date(time).toISOString()).toBe(time);
    expect([createdBy, updatedBy]).toEqual([expect.any(String), expect.any(String)]);
    expect(answer.headers.get('etag')).toBe('"1"');
  });

  it('always answers schema and relations, and stores the document without them', async () => {
    const bare = { identifier: 'bare', title: 'Bare' };
    const added = { schema: { properties: {} }, relations: {} };
    const posted = (await call('POST', '/v1/blueprints', bare)).json.blueprint;
    expect(posted).toMatchObject({ ...bare, ...added });
    expect((await call('GET', '/v1/blueprints/bare')).json.blueprint).toEqual(posted);
    const listed = (await call('GET', '/v1/blueprints')).json.blueprints;
    expect(listed).toContainEqual(posted);
    const patched = await call('PATCH', '/v1/blueprints/bare', { relations: { of: { target: 'bare' } } });
    expect(patched.json.blueprint).toMatchObject({ ...bare, schema: added.schema });
    await call('PATCH', '/v1/blueprints/bare', { relations: null });
    const [row] = await database.sql`select document::text as text from blueprints where identifier = 'bare'`;
    expect(row?.text).toBe(JSON.stringify(bare));
    await call('DELETE', '/v1/blueprints/bare');
  });

  it('GET gives the same every time', async () => {
    const texts = await Promise.all(
      [1, 2, 3].map(async () => (await call('GET', '/v1/blueprints/service')).text),
    );
    expect(new Set(texts).size).toBe(1);
    const { json } = await call('GET', '/v1/blueprints');
    expect(json.blueprints.map(({ identifier }: { identifier: string }) => identifier)).toEqual([
      '_team',
      '_user',
      'service',
    ]);
    expect(json.blueprints[0].schema.properties.description.type).toBe('string');
  });

  it('PUT replaces, with what was read sent back, PATCH merges', async () => {
    const read = (await call('GET', '/v1/blueprints/service')).json.blueprint;
    const put = await call('PUT', '/v1/blueprints/service', { ...read, zeta: undefined, title: 'S' });
    expect(put.json.blueprint).not.toHaveProperty('zeta');
    expect(put.json.blueprint.title).toBe('S');
    const patched = await call('PATCH', '/v1/blueprints/service', { icon: 'Box', description: null });
    expect(patched.json.blueprint).toMatchObject({ icon: 'Box', title: 'S' });
    expect(patched.json.blueprint).not.toHaveProperty('description');
  });

  it('honours If-Match', async () => {
    const put = (tag: string) => call('PUT', '/v1/blueprints/service', document, { 'if-match': tag });
    expect(await put('"1"')).toMatchObject({ status: 412, json: { ok: false, error: 'stale_version' } });
    const tag = (await call('GET', '/v1/blueprints/service')).headers.get('etag') ?? '';
    expect((await put(tag)).status).toBe(200);
    expect((await put(tag)).status).toBe(412);
  });

  it('answers 404, 409 and has_dependents as clients look for them', async () => {
    expect(await call('GET', '/v1/blueprints/none')).toMatchObject({
      status: 404,
      json: { ok: false, error: 'not_found' },
    });
    expect(await call('POST', '/v1/blueprints', document)).toMatchObject({
      status: 409,
      json: { ok: false, error: 'already_exists' },
    });
    await call('POST', '/v1/blueprints/service/entities', { identifier: 'e', properties: { z: '1' } });
    const refused = await call('DELETE', '/v1/blueprints/service');
    expect(refused).toMatchObject({ status: 409, json: { ok: false, error: 'has_dependents' } });
    expect(refused.json.data.dependents.entities).toEqual(['e']);
    await call('DELETE', '/v1/blueprints/service/entities/e');
    expect(await call('DELETE', '/v1/blueprints/service')).toMatchObject({ status: 200, json: { ok: true } });
    expect((await call('DELETE', '/v1/blueprints/service')).status).toBe(404);
  });
});

describe('schemas that would endanger the server', () => {
  const properties = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, { type: 'string' }]));
  const withProperty = (definition: unknown) => ({
    identifier: 'danger',
    schema: { properties: { a: definition } },
  });
  function nested(levels: number): Record<string, unknown> {
    let schema: Record<string, unknown> = { type: 'string' };
    for (let level = 0; level < levels; level++) schema = { type: 'array', items: schema };
    return schema;
  }
  function doubling(): Record<string, unknown> {
    const $defs = Object.fromEntries(
      Array.from({ length: 28 }, (_, n) => [
        `d${n}`,
        { allOf: [{ $ref: `#/$defs/d${n + 1}` }, { $ref: `#/$defs/d${n + 1}` }] },
      ]),
    );
    return { $defs, $ref: '#/$defs/d0' };
  }

  it.each([
    ['2,000 properties', { identifier: 'danger', schema: { properties: properties(2_000) } }, '300'],
    [
      '100,000 enum values',
      withProperty({ type: 'string', enum: Array.from({ length: 100_000 }, (_, n) => `v${n}`) }),
      '256000',
    ],
    [
      '2,000 enum values',
      withProperty({ type: 'string', enum: Array.from({ length: 2_000 }, (_, n) => `v${n}`) }),
      '1000',
    ],
    ['50 levels', withProperty(nested(50)), '32'],
    ['20 levels', withProperty(nested(20)), '12'],
    ['1 MB', { identifier: 'danger', description: 'x'.repeat(1_000_000) }, '256000'],
    ['a reference to itself', withProperty({ $ref: '#' }), '$ref'],
    ['a doubling reference', withProperty(doubling()), '$ref'],
    ['a reference into the network', withProperty({ $ref: 'http://169.254.169.254/latest' }), '$ref'],
    ['a reference to a file', withProperty({ items: { $ref: 'file:///etc/passwd' } }), '$ref'],
    ['a dialect from elsewhere', withProperty({ $schema: 'http://169.254.169.254/' }), 'json-schema.org'],
    ['an identity', withProperty({ $id: 'http://169.254.169.254/' }), '$id'],
    ['values from the data', withProperty({ maximum: { $data: '1/b' } }), '$data'],
    ['an evil pattern', withProperty({ type: 'string', pattern: '^(a+)+$' }), 'a+'],
    ['look-ahead', withProperty({ type: 'string', pattern: '(?=a)b' }), 'Look-around'],
    ['unbounded unique items', withProperty({ type: 'array', uniqueItems: true }), 'maxItems'],
  ])('refuses %s at once, naming the limit', async (_, json, limit) => {
    const cpu = startCpuClock();
    const answer = await call('POST', '/v1/blueprints', json);
    const held = cpu();
    expect(answer).toMatchObject({ status: 422, json: { ok: false } });
    expect(answer.json.message).toContain(limit);
    // The client’s part counts too: it is this very thread.
    expect(held).toBeLessThan(700);
    expect((await call('GET', '/v1/blueprints/danger')).status).toBe(404);
  });

  it.each([
    ['scalar', '5', 422],
    ['list', '[]', 422],
    ['empty', '', 400],
    ['malformed', '{', 400],
    ['prototype', '{"identifier":"danger","schema":{"properties":{"__proto__":{}}}}', 422],
    ['NUL', '{"identifier":"danger","title":"\\u0000"}', 422],
    ['surrogate', '{"identifier":"danger","title":"\\ud800"}', 422],
    ['deep', `{"identifier":"danger","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400],
  ])('refuses a body that is %s', async (_, body, status) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await web.call('/v1/blueprints', { method: 'POST', token, headers, body });
    expect(answer).toMatchObject({ status, json: { ok: false, requestId: expect.any(String) } });
    expect((await call('GET', '/v1/blueprints/danger')).status).toBe(404);
  });
});
