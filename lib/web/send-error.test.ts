import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError, notFound } from '#lib/errors.ts';
import { METHODS, sendError } from './send-error.ts';

type Refuse = (request: http.IncomingMessage, response: http.ServerResponse) => void;

let server: http.Server;
let port: number;
let refuse: Refuse;
beforeAll(async () => {
  server = http.createServer((request, response) => refuse(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  refuse = whole(notFound('Team', 'ä'));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Refuses when the request has come whole. */
function whole(error: AppError, prepare: (response: http.ServerResponse) => void = () => {}): Refuse {
  return (request, response) => {
    prepare(response);
    request.resume().once('end', () => sendError(request, response, error, 'request-1'));
  };
}

const ask = (init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}/`, init);

describe('sendError', () => {
  it('answers with the one error body, counted in bytes and kept by nobody', async () => {
    const answer = await ask();
    const text = await answer.text();
    expect(JSON.parse(text)).toEqual({
      ok: false,
      error: 'not_found',
      message: 'Team "ä" was not found.',
      requestId: 'request-1',
    });
    expect(answer.status).toBe(404);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(text)),
      'cache-control': 'no-store',
    });
    expect(answer.headers.has('www-authenticate')).toBe(false);
    expect(answer.headers.has('retry-after')).toBe(false);
  });

  it('says how to sign in, when to come back and what is allowed, each where it belongs', async () => {
    refuse = whole(new AppError('unauthenticated', 'Sign in first.'));
    expect((await ask()).headers.get('www-authenticate')).toBe('Bearer');
    refuse = whole(new AppError('unavailable', 'Not now.', { retryAfter: 0 }));
    expect((await ask()).headers.get('retry-after')).toBe('0');
    refuse = whole(new AppError('method_not_allowed', 'Not so.'));
    expect((await ask()).headers.get('allow')).toBe(METHODS.join(', '));
    refuse = whole(new AppError('method_not_allowed', 'Not so.'), (response) =>
      response.setHeader('Allow', 'GET'),
    );
    expect((await ask()).headers.get('allow')).toBe('GET');
  });

  it('takes back what was said of an answer that does not come', async () => {
    refuse = whole(notFound('Team', 'x'), (response) => {
      response.setHeader('ETag', '"1"');
      response.setHeader('Content-Encoding', 'gzip');
      response.setHeader('X-Request-Id', 'request-1');
    });
    const { headers } = await ask();
    expect([headers.get('etag'), headers.get('content-encoding'), headers.get('x-request-id')]).toEqual([
      null,
      null,
      'request-1',
    ]);
  });

  it('has a sentence for a person at the wrong address, and JSON for a program there', async () => {
    refuse = whole(new AppError('misdirected_request', 'Use http://localhost:3000 instead.'));
    const page = await ask({ headers: { accept: 'text/html,*/*' } });
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      421,
      'text/plain; charset=utf-8',
      'Use http://localhost:3000 instead.\n',
    ]);
    const program = await ask({ headers: { accept: 'application/json' } });
    expect(await program.json()).toMatchObject({ error: 'misdirected_request' });
  });

  it('has JSON for a browser too when something else is wrong', async () => {
    expect(await (await ask({ headers: { accept: 'text/html' } })).json()).toMatchObject({ ok: false });
  });

  it('cuts off an answer that has begun: half a page must not look like a whole one', async () => {
    refuse = (request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => sendError(request, response, notFound('Team', 'x'), 'request-1'));
    };
    const answer = await ask();
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
  });
});

/** Sends `head` and, when the answer has come, hands `more` the connection; answers all that came back. */
function talk(head: string, more: (socket: net.Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(head));
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      if (heard === '') more(socket);
      heard += chunk;
    });
    socket.on('close', () => resolve(heard));
  });
}

describe('a sender who is refused in the middle', () => {
  const HEAD = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n';
  beforeEach(() => {
    refuse = (request, response) =>
      sendError(request, response, new AppError('payload_too_large', 'Too much.'), 'request-1');
  });

  it('gets to read the whole answer, and is cut off when he does not stop', async () => {
    const heard = await talk(HEAD, (socket) => socket.write('x'.repeat(50_000)));
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
    expect(heard).toContain('"message":"Too much."');
  });

  it('is answered once he has sent all, and may go on over the same connection', async () => {
    const heard = await talk(HEAD, (socket) => {
      socket.write('x'.repeat(100_000));
      socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    });
    expect(heard.match(/HTTP\/1\.1 413 /g)).toHaveLength(2);
  });
});
