import http from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import { routes } from '#lib/api/routes.ts';
import { createSession } from '#lib/auth/create-session.ts';
import { ensureBootstrapClient } from '#lib/auth/server/ensure-bootstrap-client.ts';
import { sessionCookie } from '#lib/auth/session-cookie.ts';
import { type Answer, BOOTSTRAP, startTestWeb } from './fixtures/test-web.ts';

const PATIENCE = 120_000;
const database = await testDatabase();
// Nothing answers there: the workflow files of actions stay unknown.
const web = await startTestWeb(database, { env: { GITHUB_API_URL: 'http://127.0.0.1:9' } });
const json = { 'content-type': 'application/json' };
let token = '';
let cookie = '';
let run = '';

const post = async (path: string, body: unknown) =>
  (await web.call(path, { method: 'POST', token, json: body })).json;

beforeAll(async () => {
  await ensureBootstrapClient(web.services);
  const { id: clientId, secret: clientSecret } = BOOTSTRAP;
  token = (await post('/v1/auth/access_token', { clientId, clientSecret })).accessToken;
  await web.token('admin');
  const [admin] = await database.sql`select id from users where role = 'Admin'`;
  const session = await createSession(database.db.run, web.services.clock, admin?.id);
  cookie = `${sessionCookie(web.services.env).name}=${session.token}`;
  await post('/v1/blueprints', { identifier: 'thing', schema: { properties: {} } });
  await post('/v1/blueprints/thing/entities', { identifier: 'one' });
  await post('/v1/actions', sendingAction('act', 'web'));
  run = (await post('/v1/actions/act/runs', { properties: {} })).run.id;
});

/** An action without inputs that sends `service` to its workflow. */
function sendingAction(identifier: string, service: string) {
  return githubAction({
    identifier,
    trigger: { type: 'self-service', operation: 'CREATE', userInputs: { properties: {}, required: [] } },
    invocationMethod: {
      type: 'GITHUB',
      org: 'acme',
      repo: 'platform',
      workflow: 'deploy.yml',
      workflowInputs: { service },
    },
  });
}

interface Target {
  method: string;
  /** with names of things that are there */
  path: string;
  limits: boolean;
  pages: boolean;
  takesJson: boolean;
}

const targets = (): Target[] =>
  routes.map(({ spec }) => ({
    method: spec.method,
    path: spec.path
      .replace(/^(\/v1\/actions)\/:identifier/, '$1/act')
      .replace(/^(\/v1\/blueprints)\/:(blueprint|identifier)/, '$1/thing')
      .replace(':identifier', 'one')
      .replace(':id', run),
    limits: 'limit' in (spec.query?.properties ?? {}),
    pages: 'from' in (spec.query?.properties ?? {}),
    takesJson: spec.body !== undefined,
  }));

/** One line for each table: what is in it. */
async function contents(): Promise<string[]> {
  const tables = await database.sql`select table_name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`;
  const lines: string[] = [];
  for (const { table_name: name } of tables) {
    const [row] = await database.sql.unsafe(
      `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as hash from "${name}" t`,
    );
    lines.push(`${name} ${row?.hash}`);
  }
  return lines;
}

const told = ({ status, json, headers }: Answer) =>
  status >= 400 &&
  status < 500 &&
  json?.ok === false &&
  typeof json.error === 'string' &&
  typeof json.message === 'string' &&
  json.requestId === headers.get('x-request-id')
    ? 'refused'
    : `${status} ${JSON.stringify(json)?.slice(0, 200)}`;

/** Every target is refused in the one error body, and afterwards everything is as it was. */
async function expectRefusals(
  chosen: readonly Target[],
  ask: (target: Target) => Promise<Answer>,
): Promise<Answer[]> {
  expect(chosen.length).toBeGreaterThan(2);
  const before = await contents();
  const memory = ownMemory();
  const answers = new Map<string, Answer>();
  for (const target of chosen) answers.set(`${target.method} ${target.path}`, await ask(target));
  const faults = [...answers].filter(([, answer]) => told(answer) !== 'refused');
  expect(faults.map(([name, answer]) => `${name}: ${told(answer)}`)).toEqual([]);
  expect(await contents()).toEqual(before);
  expect(ownMemory() - memory).toBeLessThan(200);
  expect((await web.call('/v1/blueprints/thing', { token })).status).toBe(200);
  return [...answers.values()];
}

/** Megabytes of this thread: others run tests beside it in the same process. */
function ownMemory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}

const statusesOf = (answers: readonly Answer[]) => [...new Set(answers.map(({ status }) => status))];

describe('on every route that takes JSON', () => {
  it.each([
    ['malformed', '{"a":'],
    ['empty', ''],
    ['a number', '5'],
    ['a text', '"text"'],
    ['true', 'true'],
    ['null', 'null'],
    ['a list', '[]'],
    ['100,000 lists deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['100,000 objects deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['a NUL', '{"identifier":"a\\u0000b","properties":{"a":"\\u0000"},"message":"\\u0000"}'],
    ['a lone surrogate', '{"identifier":"\\ud83d","properties":{"a":"\\udc00"},"message":"\\ud83d"}'],
    ['a prototype', '{"__proto__":{"role":"Admin"},"identifier":"proto","message":"x"}'],
    ['a nested prototype', '{"identifier":"proto","properties":{"constructor":{"prototype":{"a":1}}}}'],
    [
      'a number beyond numbers',
      '{"identifier":"proto","properties":{"a":1e400},"message":"x","limit":1e400}',
    ],
  ])(
    '%s is refused',
    async (_, body) => {
      const chosen = targets().filter(({ takesJson }) => takesJson);
      await expectRefusals(chosen, ({ method, path }) =>
        web.call(path, { method, token, headers: json, body }),
      );
    },
    PATIENCE,
  );

  it.each(['text/plain', 'multipart/form-data; boundary=x', 'application/xml', ''])(
    'the media type "%s" is refused',
    async (type) => {
      const chosen = targets().filter(({ takesJson }) => takesJson);
      const body = new Blob(['{}'], { type });
      const headers: Record<string, string> = type ? { 'content-type': type } : {};
      const ask = ({ method, path }: Target) => web.call(path, { method, token, headers, body });
      expect(statusesOf(await expectRefusals(chosen, ask))).toEqual([415]);
    },
    PATIENCE,
  );
});

describe('on every route', () => {
  it(
    'TRACE is refused',
    async () => {
      const answers = await expectRefusals(targets(), ({ path }) => trace(path));
      expect(statusesOf(answers)).toEqual([405]);
    },
    PATIENCE,
  );

  it.each([
    '-1',
    '0',
    '0x10',
    '1e9',
    '99999999999999999999',
    '1.5',
    '',
  ])('limit=%s is refused', async (limit) => {
    const chosen = targets().filter(({ limits }) => limits);
    const ask = ({ method, path }: Target) => web.call(`${path}?limit=${limit}`, { method, token });
    expect(statusesOf(await expectRefusals(chosen, ask))).toEqual([422]);
  });

  it.each([
    'forged',
    '%00',
    'eyJpZCI6MX0',
    'a'.repeat(2_000),
    "' or 1=1 --",
    '-1',
  ])('the cursor %.20s is refused', async (cursor) => {
    const chosen = targets().filter(({ pages }) => pages);
    const ask = ({ method, path }: Target) =>
      web.call(`${path}?from=${encodeURIComponent(decodeURIComponent(cursor))}`, { method, token });
    expect(statusesOf(await expectRefusals(chosen, ask))).toEqual([422]);
  });

  it.each<[string, Record<string, string>]>([
    ['foreign', { origin: 'https://evil.example' }],
    ['foreign, claimed to be ours', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
    ['null', { origin: 'null' }],
    ['missing', {}],
  ])(
    'a change by a browser is refused when its Origin is %s',
    async (_, origin) => {
      const chosen = targets().filter(({ method }) => method !== 'GET');
      const ask = ({ method, path, takesJson }: Target) =>
        web.call(path, {
          method,
          headers: { cookie, ...json, ...origin },
          ...(takesJson ? { body: '{}' } : {}),
        });
      expect(statusesOf(await expectRefusals(chosen, ask))).toEqual([403]);
    },
    PATIENCE,
  );

  it('names that nothing has are not found', async () => {
    const unknown = ({ path }: Target) =>
      path.replace(/\/(thing|act)(?=\/|$)/, '/no-such').replace(run, 'r_no-such');
    const chosen = targets().filter((target) => !target.takesJson && unknown(target) !== target.path);
    const ask = (target: Target) => web.call(unknown(target), { method: target.method, token });
    expect(statusesOf(await expectRefusals(chosen, ask))).toEqual([404]);
  });
});

describe('documents that would endanger the server', () => {
  const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`p${n}`, { type: 'string' }]));
  const withInputs = (properties: Record<string, Record<string, unknown>>) =>
    githubAction({
      identifier: 'danger',
      trigger: { type: 'self-service', operation: 'CREATE', userInputs: { properties, required: [] } },
    });

  it.each([
    ['a pattern that never ends', { a: { type: 'string', pattern: '^(a+)+$' } }],
    ['2,000 inputs', many],
    ['a reference into the network', { a: { $ref: 'http://169.254.169.254/' } }],
    ['a reference to itself', { a: { $ref: '#' } }],
  ])('are refused as actions: %s', async (_, properties) => {
    const before = await contents();
    const answer = await web.call('/v1/actions', { method: 'POST', token, json: withInputs(properties) });
    expect([answer.status, told(answer)]).toEqual([422, 'refused']);
    expect(await contents()).toEqual(before);
  });

  it(
    'a jq program that never ends is stopped, and holds up nobody',
    async () => {
      await post('/v1/actions', sendingAction('endless', '{{ last(repeat(1)) }}'));
      const before = await contents();
      const asked = Promise.all(
        [1, 2].map(() =>
          web.call('/v1/actions/endless/runs', { method: 'POST', token, json: { properties: {} } }),
        ),
      );
      expect((await web.call('/v1/blueprints/thing', { token })).status).toBe(200);
      for (const answer of await asked) expect([answer.status, told(answer)]).toEqual([422, 'refused']);
      expect(await contents()).toEqual(before);
    },
    PATIENCE,
  );
});

/** fetch refuses to send it */
function trace(path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(`http://127.0.0.1:${web.port}${path}`, { method: 'TRACE' }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => {
        const headers = new Headers(response.headers as Record<string, string>);
        resolve({ status: response.statusCode ?? 0, headers, text, json: JSON.parse(text) });
      });
    });
    request.on('error', reject).end();
  });
}
