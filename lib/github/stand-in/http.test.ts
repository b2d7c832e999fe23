import { describe, expect, test } from 'vitest';
import { type Call, failure, jsonObject, matchRoute, paginate, route } from './http.ts';

const call = (path: string, body = ''): Call => ({
  method: 'GET',
  url: new URL(path, 'http://stand-in'),
  headers: {},
  body: Buffer.from(body),
  params: {},
  socket: undefined as never,
});

describe('matchRoute', () => {
  const none = () => ({ status: 200 });
  const routes = [
    route('GET', '/repos/:owner/:repo', '', none),
    route('GET', '/repos/:owner/:repo/contents/*path', '', none),
    route('POST', '/repos/:owner/:repo', '', none),
  ];

  test('a name is one segment, a star all that is left', () => {
    expect(matchRoute(routes, 'GET', '/repos/a/b')?.params).toEqual({ owner: 'a', repo: 'b' });
    expect(matchRoute(routes, 'GET', '/repos/a/b/contents/x/y.md')?.params.path).toBe('x/y.md');
    expect(matchRoute(routes, 'POST', '/repos/a/b')?.route).toBe(routes[2]);
  });

  test('names are decoded, and what cannot be is not found', () => {
    expect(matchRoute(routes, 'GET', '/repos/a%2Fb/c')?.params.owner).toBe('a/b');
    expect(matchRoute(routes, 'GET', '/repos/%E0%A4%A/c')).toBeUndefined();
  });

  test.each([
    ['DELETE', '/repos/a/b'],
    ['GET', '/repos/a'],
    ['GET', '/repos/a/b/c'],
  ])('%s %s has no route', (method, path) => {
    expect(matchRoute(routes, method, path)).toBeUndefined();
  });
});

describe('paginate', () => {
  const items = Array.from({ length: 95 }, (_, index) => index);
  const page = (query: string) => paginate(call(`/runs${query}`), 'http://base', items);

  test.each([
    ['', 30, 0],
    ['?per_page=10&page=3', 10, 20],
    ['?per_page=1000', 95, 0],
    ['?per_page=0&page=-2', 30, 0],
    ['?per_page=10&page=10', 5, 90],
    ['?page=99', 0, undefined],
  ])('%s', (query, length, first) => {
    expect(page(query).page).toHaveLength(length);
    expect(page(query).page[0]).toBe(first);
  });

  test('the links lead to the other pages and keep the filters', () => {
    const { headers } = page('?per_page=10&page=3&event=push');
    const links = Object.fromEntries(
      [...(headers.link ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, url = '', name = '']) => [
        name,
        new URL(url).searchParams.get('page'),
      ]),
    );
    expect(links).toEqual({ prev: '2', next: '4', last: '10', first: '1' });
    expect(headers.link).toContain('http://base/runs?per_page=10&page=2&event=push');
    expect(page('?per_page=100').headers).toEqual({});
    expect(page('?per_page=10&page=10').headers.link).not.toContain('next');
  });
});

test('bodies are objects, or nothing', () => {
  expect(jsonObject(call('/', ''))).toEqual({ ok: true, value: {} });
  expect(jsonObject(call('/', '{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
  for (const body of ['[]', '1', 'null', '{', '"x"']) {
    const parsed = jsonObject(call('/', body));
    expect(parsed.ok ? undefined : parsed.reply).toMatchObject({ status: 400 });
  }
});

test('errors look as GitHub writes them', () => {
  expect(failure(404, 'Not Found', '/repos/repos#get-a-repository')).toEqual({
    status: 404,
    body: {
      message: 'Not Found',
      documentation_url: 'https://docs.github.com/rest/repos/repos#get-a-repository',
      status: '404',
    },
    headers: {},
  });
});
