import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createExchange, ExchangeError } from './exchange.ts';

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

const open: http.Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.closeAllConnections();
});

async function serve(handler: Handler): Promise<string> {
  const server = http.createServer(handler);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const LIMITS = { timeoutMs: 2_000, maxBytes: 1_000 };

async function failure(url: string, options = LIMITS): Promise<ExchangeError> {
  const error = await createExchange(options)(url, { method: 'POST', body: '{}' }).catch((reason) => reason);
  expect(error).toBeInstanceOf(ExchangeError);
  return error;
}

describe('createExchange', () => {
  it('sends and reads', async () => {
    const url = await serve(async (request, response) => {
      const chunks = await request.toArray();
      response.writeHead(201, { 'x-seen': String(request.headers['x-mark']) });
      response.end(`${request.method} ${Buffer.concat(chunks)}`);
    });
    const answer = await createExchange(LIMITS)(url, {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'x-mark': 'm' },
    });
    expect([answer.status, answer.headers.get('x-seen'), await answer.text()]).toEqual([
      201,
      'm',
      'POST {"a":1}',
    ]);
  });

  it('follows no redirect', async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      seen.push(request.url ?? '');
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect((await createExchange(LIMITS)(url)).status).toBe(307);
    expect(seen).toEqual(['/']);
  });

  it('knows that nothing left when nobody listens', async () => {
    const url = await serve(() => {});
    await new Promise((resolve) => open.pop()?.close(resolve));
    const error = await failure(url);
    expect(error.written).toBe(false);
    expect(error.message).toContain('ECONNREFUSED');
  });

  it('knows that nothing left when the name is not known', async () => {
    expect((await failure('http://quayside.invalid/')).written).toBe(false);
  });

  it('knows that nothing left when TLS fails', async () => {
    const url = await serve(() => {});
    expect((await failure(url.replace('http:', 'https:'))).written).toBe(false);
  });

  it('writes nothing when it is too late', async () => {
    let requests = 0;
    const url = await serve((_, response) => {
      requests++;
      response.end();
    });
    const exchange = createExchange({ ...LIMITS, mayWrite: () => false });
    const error = await exchange(url, { method: 'POST', body: '{}' }).catch((reason) => reason);
    expect([error.written, requests]).toEqual([false, 0]);
  });

  it.each<[string, Handler]>([
    ['a reset', (request) => (request.socket as Socket).resetAndDestroy()],
    ['a close', (request) => request.socket.destroy()],
    ['silence', () => {}],
    ['an endless answer', (_, response) => response.write('x'.repeat(2_000))],
    ['a drip', (_, response) => response.write('x')],
    [
      'an answer cut short',
      (_, response) => {
        response.writeHead(200, { 'content-length': '50' });
        response.write('x', () => response.destroy());
      },
    ],
    ['a status that does not exist', (request) => request.socket.end('HTTP/1.1 999 X\r\n\r\n')],
    ['no HTTP at all', (request) => request.socket.end('hello\r\n\r\n')],
  ])('cannot tell what happened after %s', async (_name, handler) => {
    const error = await failure(await serve(handler), { ...LIMITS, timeoutMs: 300 });
    expect(error.written).toBe(true);
  });

  it('cuts a long answer off where that was asked for', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(50_000)));
    const answer = await createExchange({ ...LIMITS, cutOff: true })(url);
    expect((await answer.text()).length).toBe(LIMITS.maxBytes);
  });

  it('sends a mutation once, whoever asks again', async () => {
    let requests = 0;
    const url = await serve((_, response) => {
      requests++;
      response.writeHead(502).end();
    });
    const exchange = createExchange(LIMITS);
    await exchange(url, { method: 'POST', body: '{}' });
    await expect(exchange(url, { method: 'POST', body: '{}' })).rejects.toThrow(/sent once/);
    expect(requests).toBe(1);
  });
});
