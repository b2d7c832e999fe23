import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#lib/api/routes.ts';
import { startForTest } from '#lib/github/stand-in/start-for-test.ts';
import { ACTIONS, ofModerator, PUBLIC, parseExpected, ROUTES } from './fixtures/matrix-expected.ts';
import { methodOf, REQUESTS } from './fixtures/matrix-requests.ts';
import { streamAnswer } from './fixtures/matrix-stream.ts';
import { IDENTITIES, type Identity, type MatrixWorld, matrixWorld } from './fixtures/matrix-world.ts';

/** Milliseconds for a row: nine requests with their subjects, beside other work. */
const PATIENCE = 120_000;
const expected = parseExpected(ROUTES);
const routeOf = (key: string) => key.replace(/ #.*$/, '');

describe('the table', () => {
  it('names every route and no other', () => {
    const known = routes.map(({ spec }) => `${spec.method} ${spec.path}`);
    expect([...new Set([...expected.keys()].map(routeOf))].sort()).toEqual(known.sort());
    expect([...expected.keys()].sort()).toEqual(Object.keys(REQUESTS).sort());
  });

  it('knows every row in which a moderator differs, and that it does', () => {
    const rows = new Map([...expected, ...parseExpected(ACTIONS)]);
    const idle = [...ofModerator].filter(([key, cell]) => !rows.has(key) || rows.get(key)?.other === cell);
    expect(idle).toEqual([]);
  });

  it('lets the anonymous visitor in on a dozen paths at most', () => {
    expect(PUBLIC.length).toBeLessThanOrEqual(12);
    const open = [...expected].filter(([, cells]) => cells.anonymous?.startsWith('2'));
    expect([...new Set(open.map(([key]) => routeOf(key)))].sort()).toEqual([...PUBLIC].sort());
  });
});

describe('each route answers each identity as the table says:', () => {
  let world: MatrixWorld;
  beforeAll(async () => {
    world = await matrixWorld(await startForTest());
  });

  it.each([...expected.keys()])(
    '%s',
    async (key) => {
      const answers = await Promise.all(
        IDENTITIES.map(async (identity) => [identity, await answerOf(world, key, identity)] as const),
      );
      expect(Object.fromEntries(answers)).toEqual(expected.get(key));
    },
    PATIENCE,
  );
});

async function answerOf(world: MatrixWorld, key: string, identity: Identity): Promise<string> {
  const request = await REQUESTS[key]?.(world, identity);
  if (!request) throw new Error(`There is no request for ${key}.`);
  const { path, sees, headers, ...options } = request;
  const method = methodOf(key);
  const sent = { ...(headers as Record<string, string>), ...world.headers(identity) };
  if (path === '/api/events') return streamAnswer(world, request, sent);
  const { status, text } = await world.web.call(path, { ...options, method, headers: sent });
  if (sees === undefined || (status >= 300 && status !== 409)) return String(status);
  return `${status}${text.includes(sees) ? '+' : '-'}`;
}
