import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadEntities, loadEntityLabels } from './entity-search.ts';

interface Asked {
  path: string | undefined;
  body: Record<string, unknown>;
}

let server: Server;
let asked: Asked[] = [];
let entities: unknown[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    asked.push({ path: request.url, body: JSON.parse(text) });
    response.end(JSON.stringify({ ok: true, entities }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const plain = globalThis.fetch;
  // A browser completes paths with the address of the page.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => plain(`http://127.0.0.1:${port}${path}`, init));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await new Promise((done) => server.close(done));
});
beforeEach(() => {
  asked = [];
  entities = [];
});

const { signal } = new AbortController();
const include = ['$identifier', '$title'];

describe('the entities offered while somebody types', () => {
  it('are the first of the blueprint that hold the words', async () => {
    await loadEntities('a/b', '  pay api ', signal);
    expect(asked).toEqual([
      { path: '/v1/blueprints/a%2Fb/entities/search', body: { text: 'pay api', limit: 20, include } },
    ]);
  });

  it('are simply the first ones before anything is typed', async () => {
    await loadEntities('service', ' \t', signal);
    expect(asked[0]?.body).toEqual({ limit: 20, include });
  });

  it('go by their titles, with the identifier where it says something else', async () => {
    entities = [
      { identifier: 'pay', title: 'Payments' },
      { identifier: 'same', title: 'same' },
      { identifier: 'bare', title: null },
      { identifier: 'empty', title: '' },
    ];
    expect(await loadEntities('service', '', signal)).toEqual([
      { value: 'pay', label: 'Payments', hint: 'pay' },
      { value: 'same', label: 'same' },
      { value: 'bare', label: 'bare' },
      { value: 'empty', label: 'empty' },
    ]);
  });
});

describe('how chosen entities look', () => {
  it('is asked by exactly their identifiers, as many as there are', async () => {
    await loadEntityLabels('service', ['a', 'b"c'], signal);
    expect(asked[0]?.body).toEqual({
      query: {
        combinator: 'and',
        rules: [{ property: '$identifier', operator: 'in', value: ['a', 'b"c'] }],
      },
      limit: 2,
      include,
    });
  });

  it('asks for a page the server grants, also when nothing is chosen', async () => {
    expect(await loadEntityLabels('service', [], signal)).toEqual([]);
    expect(asked[0]?.body).toMatchObject({ limit: 1 });
  });
});
