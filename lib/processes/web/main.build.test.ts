import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { type BuiltWeb, startBuiltWeb } from './fixtures/built-web.ts';

/** Of one set of services: the pool, the slots of transactions, the listener. */
const CONNECTIONS = 8 + 6 + 1;

/** Milliseconds for starting, and for rendering every page, beside other work. */
const START = 180_000;
const RENDERING = 120_000;

const database = await testDatabase();
let web: BuiltWeb;

beforeAll(async () => {
  web = await startBuiltWeb(database.url);
}, START);

afterAll(() => web.stop());

/** Calls a server action as a browser does and gives the session it starts. */
async function signInByAction(): Promise<{ cookie: string }> {
  const { node } = web.manifest('server/server-reference-manifest.json') as {
    node: Record<string, { exportedName: string }>;
  };
  const [id = ''] = Object.entries(node).find(([, action]) => action.exportedName === 'signInAsDemo') ?? [];
  const answer = await web.post('/sign-in', [{ identity: 'admin', next: '/' }], {
    'next-action': id,
    'content-type': 'text/plain;charset=UTF-8',
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
  expect(cookies).toEqual([expect.stringMatching(/^quayside\.session=./)]);
  return { cookie: String(cookies[0]) };
}

async function callApi(): Promise<string> {
  const answer = await web.post('/v1/demo/session', { identity: 'admin' });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  const read = await web.get('/v1/audit-log', { authorization: `Bearer ${accessToken}` });
  expect([answer.status, read.status]).toEqual([200, 200]);
  return accessToken;
}

describe('services', () => {
  const count = async () => {
    const [row] = await database.sql`select count(*)::int from pg_stat_activity
      where datname = current_database() and application_name = 'quayside-web'`;
    return row?.count;
  };
  const many = (work: () => Promise<unknown>) => Promise.all(Array.from({ length: 30 }, work));

  it(
    'are the same to the API, to pages and to server actions',
    async () => {
      const burst = async () => {
        await many(callApi);
        return count();
      };
      // All that one set opens at most: whatever a second one opened would come on top.
      await expect.poll(burst, { timeout: 30_000 }).toBe(CONNECTIONS);
      const session = await signInByAction();
      expect(await (await web.get('/', session)).text()).toContain('Ada Admin');
      await callApi();
      expect(await count()).toBe(CONNECTIONS);
    },
    RENDERING,
  );
});

describe('pages', () => {
  it('are rendered for each request, all but the one that stands in when rendering itself fails', () => {
    const { routes } = web.manifest('prerender-manifest.json') as {
      routes: Record<string, { routeType: string }>;
    };
    const fixed = Object.entries(routes).filter(([, { routeType }]) => routeType !== 'route');
    expect(fixed.map(([path]) => path)).toEqual(['/_global-error']);
  });

  it(
    'load no script that lacks the nonce of its answer',
    async () => {
      const session = await signInByAction();
      const routes = Object.values(web.manifest('app-path-routes-manifest.json')).map(String);
      const pages = routes.filter((route) => !/^\/(_global-error|api\/|icon)/.test(route));
      expect(pages).toContain('/catalog/[blueprint]/[entity]');
      for (const route of pages) {
        const answer = await web.get(route.replaceAll(/\[\w+\]/g, '_user'), session);
        const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
        const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
        expect(scripts.length, route).toBeGreaterThan(0);
        expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
      }
    },
    RENDERING,
  );

  it(
    'are found for any name, also one that stands in an address of another page',
    async () => {
      const session = await signInByAction();
      const authorization = `Bearer ${await callApi()}`;
      const text = async (path: string) => (await web.get(path, session)).text();
      for (const identifier of ['new', 'new/blueprint']) {
        const document = { identifier, title: `Called ${identifier}`, schema: { properties: {} } };
        expect((await web.post('/v1/blueprints', document, { authorization })).status).toBe(201);
        expect(await text(`/builder/${encodeURIComponent(identifier)}`)).toContain(`Called ${identifier}`);
      }
      const trigger = { type: 'self-service', operation: 'CREATE' };
      const action = { identifier: 'new', title: 'Called new', trigger, invocationMethod: { type: 'KAFKA' } };
      expect((await web.post('/v1/actions', action, { authorization })).status).toBe(201);
      expect(await text('/actions/new')).toContain('Called new');
      for (const path of ['/builder/new/blueprint', '/actions/new/action'])
        expect(await text(path)).not.toContain('Called new<');
    },
    RENDERING,
  );
});
