import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { api, v1, withQuery } from './api.ts';
import type { ApiError } from './api-error.ts';

let server: Server | undefined;
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())));

async function serve(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  server = createServer(handler);
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: ApiError) => error,
  );

describe('api', () => {
  it('sends JSON and gives back what was answered', async () => {
    const url = await serve(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      response.end(JSON.stringify({ method: request.method, type: request.headers['content-type'], text }));
    });
    expect(await api(`${url}/x`, { method: 'POST', body: { a: 1 } })).toEqual({
      method: 'POST',
      type: 'application/json',
      text: '{"a":1}',
    });
  });

  it('throws what the error body says', async () => {
    const details = [{ path: '/properties/name', code: 'required', message: 'Needed.' }];
    const url = await serve((_, response) => {
      response.statusCode = 422;
      response.end(
        JSON.stringify({ ok: false, error: 'invalid_input', message: 'No.', details, requestId: 'q1' }),
      );
    });
    expect(await failure(api(url))).toMatchObject({
      code: 'invalid_input',
      message: 'No.',
      details,
      requestId: 'q1',
    });
  });

  it('finds words for an answer that is no error body', async () => {
    const url = await serve((_, response) => {
      response.statusCode = 503;
      response.end('<html>');
    });
    expect(await failure(api(url))).toMatchObject({ code: 'unavailable' });
  });

  it('says so when nobody answers', async () => {
    const url = await serve((request) => request.socket.destroy());
    expect(await failure(api(url))).toMatchObject({ code: 'network' });
  });

  it('throws the abort, not an error of its own, when it was aborted', async () => {
    const url = await serve(() => undefined);
    const abort = new AbortController();
    const work = failure(api(url, { signal: abort.signal }));
    abort.abort();
    expect((await work)?.name).toBe('AbortError');
    server?.closeAllConnections();
  });
});

describe('paths', () => {
  it('encodes every part', () =>
    expect(v1('blueprints', 'a/b', 'entities', '..')).toBe('/v1/blueprints/a%2Fb/entities/..'));

  it('leaves out what is undefined and repeats lists', () => {
    expect(withQuery('/x?a=1', { b: undefined, c: ['1', '2'], d: false })).toBe('/x?a=1&c=1&c=2&d=false');
    expect(withQuery('/x')).toBe('/x');
  });
});
