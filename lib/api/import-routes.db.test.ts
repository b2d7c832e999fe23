import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { ensureBootstrapClient } from '#lib/auth/server/ensure-bootstrap-client.ts';
import { BOOTSTRAP, startTestWeb } from '#lib/processes/web/fixtures/test-web.ts';

const database = await testDatabase();
const web = await startTestWeb(database);
let token = '';

beforeAll(async () => {
  await ensureBootstrapClient(web.services);
  const { id: clientId, secret: clientSecret } = BOOTSTRAP;
  const answer = await web.call('/v1/auth/access_token', {
    method: 'POST',
    json: { clientId, clientSecret },
  });
  token = answer.json.accessToken;
});

const send = (json: unknown, query = '') => web.call(`/v1/import${query}`, { method: 'POST', token, json });
const read = (path: string) => web.call(`/v1/${path}`, { token });
const outcomes = (json: { items: { kind: string; identifier: string; outcome: string }[] }) =>
  json.items.map(({ kind, identifier, outcome }) => `${outcome} ${kind} ${identifier}`);

const files = {
  entities: [
    { blueprint: 'ship', identifier: 'aurora', properties: { tons: 9 }, relations: { berth: 'north' } },
    { blueprint: 'berth', identifier: 'north', title: 'North' },
  ],
  blueprints: [
    {
      identifier: 'ship',
      schema: { properties: { tons: { type: 'number' } } },
      relations: { berth: { target: 'berth', many: false } },
    },
    { identifier: 'berth', schema: { properties: {} } },
  ],
  actions: [
    {
      identifier: 'moor',
      trigger: {
        type: 'self-service',
        operation: 'DAY-2',
        blueprintIdentifier: 'ship',
        userInputs: { properties: {} },
      },
      invocationMethod: { type: 'WEBHOOK', url: 'https://example.com' },
    },
  ],
};

it('says what it would do, and does none of it', async () => {
  const { status, json } = await send(files, '?dry_run=true');
  expect([status, json.dryRun]).toEqual([200, true]);
  expect(outcomes(json)).toEqual([
    'created blueprint ship',
    'created blueprint berth',
    'created action moor',
    'created entity north',
    'created entity aurora',
  ]);
  expect((await read('blueprints/ship')).status).toBe(404);
});

it('writes everything, whatever the order it came in, and once more changes no document', async () => {
  expect((await send(files)).status).toBe(200);
  const { json } = await read('blueprints/ship/entities/aurora');
  expect(json.entity).toMatchObject({ properties: { tons: 9 }, relations: { berth: 'north' } });
  const again = await send(files);
  expect(outcomes(again.json).slice(0, 3)).toEqual([
    'unchanged blueprint ship',
    'unchanged blueprint berth',
    'unchanged action moor',
  ]);
  const audit = await read('audit-log?limit=100');
  const made = audit.json.audits.filter(({ action }: { action: string }) => action === 'blueprint.create');
  expect(made).toHaveLength(2);
});

it('keeps nothing when one of them is refused, and says where and why', async () => {
  const { status, json } = await send({
    blueprints: [{ identifier: 'quay', schema: { properties: {} } }],
    entities: [
      { blueprint: 'quay', identifier: 'east' },
      { blueprint: 'ship', identifier: 'wrong', properties: { tons: 'many' } },
    ],
  });
  expect(status).toBe(422);
  expect(json).toMatchObject({ error: 'invalid_input' });
  expect(json.message).toContain('Nothing was imported');
  expect(json.details[0].path).toBe('/entities/1/properties/tons');
  expect((await read('blueprints/quay')).status).toBe(404);
});

it('names every document that cannot be read at once', async () => {
  const { status, json } = await send([{ identifier: 'a' }, 4, { schema: {} }]);
  expect(status).toBe(422);
  expect(json.details.map(({ path }: { path: string }) => path)).toEqual(['/0', '/1', '/2/identifier']);
});

it('a blueprint that is no blueprint is refused at its place', async () => {
  const { status, json } = await send({
    blueprints: [{ identifier: 'no spaces', schema: { properties: 3 } }],
  });
  expect(status).toBe(422);
  for (const { path } of json.details) expect(path).toMatch(/^\/blueprints\/0\//);
});
