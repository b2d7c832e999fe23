import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { beforeAll, expect, it } from 'vitest';
import { insertBlueprint } from '#db/testing/insert-entities.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { startTestWeb } from '#lib/processes/web/fixtures/test-web.ts';

const database = await testDatabase();
const web = await startTestWeb(database);
const ROWS = 1_234;
const MANY = 20_000;
const path = '/v1/blueprints/service/export';
let token = '';

beforeAll(async () => {
  token = await web.token('admin');
  const schema = { properties: { size: { type: 'number' } } };
  const small = await insertBlueprint(database.sql, 'service', { schema });
  const large = await insertBlueprint(database.sql, 'Größe "1"', { schema });
  for (const [id, rows] of [
    [small, ROWS],
    [large, MANY],
  ] as const)
    await database.sql`insert into entities (blueprint_id, id, identifier, title, properties, created_by, updated_by)
      select ${id}, gen_random_uuid(), 'e' || n, '=' || n, jsonb_build_object('size', n, 'filler', repeat('x', 1000)),
        't', 't' from generate_series(1, ${rows}::int) n`;
});

const read = (query: string, from = path) => web.call(`${from}?${query}`, { token });
const filter = (rule: object) => encodeURIComponent(JSON.stringify({ combinator: 'and', rules: [rule] }));

it('sends every entity once, whatever the number of pages', async () => {
  const { status, headers, text } = await read('columns=$identifier,size');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('text/csv');
  const day = new Date().toISOString().slice(0, 10);
  expect(headers.get('content-disposition')).toContain(`filename="service-${day}.csv"`);
  const lines = text.trimEnd().split('\r\n').slice(1);
  expect(new Set(lines).size).toBe(ROWS);
  expect(lines).toHaveLength(ROWS);
});

it('filters, sorts and chooses columns as the table does', async () => {
  const query = filter({ property: 'size', operator: '<=', value: 3 });
  const { json } = await read(`format=json&query=${query}&sort=-size&columns=size&text=e`);
  expect(json.map(({ properties }: { properties: unknown }) => properties)).toEqual([
    { size: 3 },
    { size: 2 },
    { size: 1 },
  ]);
  const { text } = await read(`query=${query}&sort=size&columns=$title,size`);
  expect(text.replace('\uFEFF', '')).toBe("Title,size\r\n'=1,1\r\n'=2,2\r\n'=3,3\r\n");
});

it.each([
  ['query={', '/query/query'],
  ['query=[]', '/query'],
  ['columns=nope', '/query/columns'],
  ['sort=nope', '/sort/0'],
  ['format=xls', '/query/format'],
])('refuses %s before it sends anything', async (query, at) => {
  const { status, headers, json } = await read(query);
  expect([status, json.ok]).toEqual([422, false]);
  expect(json.details[0].path).toContain(at);
  expect(headers.get('content-disposition')).toBeNull();
});

it('names the file after any blueprint', async () => {
  const from = `/v1/blueprints/${encodeURIComponent('Größe "1"')}/export`;
  const { headers } = await read('text=e19999&columns=size', from);
  const named = headers.get('content-disposition') ?? '';
  expect(named).toMatch(/filename="Gr__e__1_-[\d-]+\.csv"; filename\*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22-/);
});

it('says nothing of a reader who leaves in the middle', async () => {
  const from = `/v1/blueprints/${encodeURIComponent('Größe "1"')}/export?format=json`;
  const request = get(`http://127.0.0.1:${web.services.env.port}${from}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  await once(response, 'readable');
  response.read(1);
  response.destroy();
  expect((await read('columns=size')).status).toBe(200);
  expect(web.lines.filter(({ msg }) => msg === 'an export broke off')).toEqual([]);
});
