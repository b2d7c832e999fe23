import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { startForTest, TOKEN } from '#lib/github/stand-in/start-for-test.ts';
import { startTestWeb, type TestWeb } from '#lib/processes/web/fixtures/test-web.ts';

/** Names people may choose that every JavaScript object has, too: each is a name like any other. */
const NAMES = ['constructor', 'hasOwnProperty', 'toString', 'valueOf'];

let web: TestWeb;
let token: string;

beforeAll(async () => {
  const standIn = await startForTest();
  afterAll(() => standIn.close());
  web = await startTestWeb(await testDatabase(), {
    env: { GITHUB_API_URL: standIn.url, GITHUB_TOKEN: TOKEN },
  });
  token = await web.token('admin');
});

const call = (method: string, path: string, json?: unknown) =>
  web.call(path, { method, token, ...(json === undefined ? {} : { json }) });
const byName = <T>(value: (name: string) => T) =>
  Object.fromEntries(NAMES.map((name) => [name, value(name)]));

/** What a leak into the objects everything is made of would leave behind. */
function expectCleanRuntime() {
  const bare: Record<string, unknown> = {};
  for (const name of ['one', 'two', 'polluted']) expect([name, bare[name]]).toEqual([name, undefined]);
  expect(Object.keys({ a: 1 })).toEqual(['a']);
}

describe.each(['constructor', '__proto__'])('a blueprint called %s', (blueprint) => {
  const place = `/v1/blueprints/${blueprint}`;
  const entities = `${place}/entities`;

  it('has properties and relations of any name, and entities, too', async () => {
    const document = {
      identifier: blueprint,
      schema: { properties: byName(() => ({ type: 'string' })), required: ['toString'] },
      relations: byName(() => ({ target: blueprint, many: true })),
    };
    expect(await call('POST', '/v1/blueprints', document)).toMatchObject({ status: 201, json: { ok: true } });
    for (const identifier of ['one', '__proto__', 'constructor']) {
      const entity = { identifier, title: `The ${identifier}`, properties: { toString: identifier } };
      expect((await call('POST', entities, entity)).status).toBe(201);
    }
    const missing = await call('POST', entities, { identifier: 'two', properties: {} });
    expect(missing).toMatchObject({ status: 422, json: { details: [{ path: '/properties/toString' }] } });
  });

  it('shows what is unset as null, and links as they were made', async () => {
    const relations = byName(() => ['__proto__', 'constructor']);
    const patched = await call('PATCH', `${entities}/one`, { relations });
    expect(patched.json.entity).toMatchObject({ relations });
    const { entity } = (await call('GET', `${entities}/one?include=properties,relations`)).json;
    expect(entity.properties).toEqual({ ...byName(() => null), toString: 'one' });
    expect(entity.relations).toEqual(relations);
  });

  it('is searched, sorted and told the titles of', async () => {
    const page = await call('POST', `${entities}/search`, {
      query: { combinator: 'and', rules: [{ property: 'toString', operator: 'isNotEmpty' }] },
      sort: [{ property: 'toString', order: 'ASC' }],
      titles: true,
      count: true,
    });
    expect(page.json.entities.map(({ identifier }: { identifier: string }) => identifier)).toEqual([
      '__proto__',
      'constructor',
      'one',
    ]);
    expect(page.json.count).toEqual({ value: 3, exact: true });
    expect(page.text).toContain(`"titles":{"${blueprint}":{"__proto__":"The __proto__"`);
    const linked = { relation: 'constructor', operator: '=', value: '__proto__' };
    const found = await call('POST', '/v1/entities/search', { combinator: 'and', rules: [linked] });
    expect(found.json.matchingBlueprints).toContain(blueprint);
    expectCleanRuntime();
  });

  it('shows both ends of a link, and the past of an entity', async () => {
    const related = (await call('GET', `${entities}/__proto__/related`)).json.related;
    expect(related.map(({ relation, count }: Record<string, unknown>) => [relation, count])).toEqual(
      NAMES.map((name) => [name, 1]),
    );
    const history = (await call('GET', `${entities}/one/history`)).json.history;
    expect(history.map(({ operation }: { operation: string }) => operation)).toEqual(['update', 'create']);
  });

  it('is what an action works on, with inputs of any name', async () => {
    const identifier = `${blueprint} run`;
    const trigger = {
      type: 'self-service',
      operation: 'DAY-2',
      blueprintIdentifier: blueprint,
      userInputs: {
        properties: {
          ...byName(() => ({ type: 'string' })),
          picked: { type: 'string', format: 'entity', blueprint },
        },
        required: NAMES,
      },
    };
    const invocationMethod = {
      type: 'GITHUB',
      org: 'acme',
      repo: 'paths',
      workflow: 'deploy.yml',
      workflowInputs: { service: '{{ .entity.relations.constructor | join("+") }} {{ .inputs.valueOf }}' },
    };
    expect((await call('POST', '/v1/actions', { identifier, trigger, invocationMethod })).status).toBe(201);
    const path = `/v1/actions/${encodeURIComponent(identifier)}`;
    const empty = await call('POST', `${path}/preview`, { entity: 'one', properties: {} });
    expect(empty.json.issues.map((issue: { path: string }) => issue.path)).toEqual(
      NAMES.map((name) => `/properties/${name}`),
    );
    const properties = { ...byName((name) => `its ${name}`), picked: '__proto__' };
    const { status, json } = await call('POST', `${path}/runs`, { entity: 'one', properties });
    expect([status, json.run?.properties]).toEqual([201, properties]);
    expect(JSON.parse(json.run.request).body.inputs.service).toBe('__proto__+constructor its valueOf');
  });

  it('is told of in the audit, and leaves the runtime as it was', async () => {
    const { audits } = (await call('GET', `/v1/audit-log?blueprint=${blueprint}&limit=200`)).json;
    const actions = audits.map(({ action }: { action: string }) => action);
    expect(actions.filter((action: string) => action === 'entity.create')).toHaveLength(3);
    expect(actions).toContain('blueprint.create');
    expectCleanRuntime();
  });
});

it('refuses the one key no object may have, wherever it stands', async () => {
  for (const body of [
    '{"identifier":"x","schema":{"properties":{"__proto__":{"type":"string"}}}}',
    '{"identifier":"x","__proto__":{"polluted":true}}',
  ]) {
    const headers = { 'content-type': 'application/json' };
    const answer = await web.call('/v1/blueprints', { method: 'POST', token, headers, body });
    expect(answer).toMatchObject({ status: 422, json: { ok: false } });
  }
  expect((await call('GET', '/v1/blueprints/x')).status).toBe(404);
  expectCleanRuntime();
});
