import http from 'node:http';
import net from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { echoRoutes } from './fixtures/echo-routes.ts';
import { startTestWeb, type TestWeb } from './fixtures/test-web.ts';

const MB = 1024 * 1024;
const chunk = Buffer.alloc(MB, 0x20);

let web: TestWeb;
let impatient: TestWeb;
let token: string;

beforeAll(async () => {
  const database = await testDatabase();
  web = await startTestWeb(database, { table: echoRoutes });
  impatient = await startTestWeb(database, {
    table: echoRoutes,
    limits: { headersTimeout: 700, requestTimeout: 1_500, connectionsCheckingInterval: 200 },
  });
  token = await web.token('developer');
});

interface Sent {
  status: number | undefined;
  error: string | undefined;
  bytes: number;
}

/** Sends until the answer is there or the connection goes; the answer counts, not how it ended. */
function send(path: string, megabytes: number, headers: http.OutgoingHttpHeaders): Promise<Sent> {
  return new Promise((resolve) => {
    let bytes = 0;
    let answer: Sent | undefined;
    const request = http.request(`http://127.0.0.1:${web.port}${path}`, {
      method: 'POST',
      agent: false,
      headers,
    });
    const finish = () => {
      request.destroy();
      resolve(answer ?? { status: undefined, error: undefined, bytes });
    };
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const body = JSON.parse(Buffer.concat(parts).toString());
        answer = { status: response.statusCode, error: body.error ?? body.bytes, bytes };
        finish();
      });
    });
    request.on('error', finish);
    const pump = () => {
      while (bytes < megabytes * MB && !answer && !request.destroyed) {
        bytes += MB;
        if (!request.write(chunk)) {
          request.once('drain', pump);
          return;
        }
      }
      if (bytes >= megabytes * MB) request.end();
    };
    pump();
  });
}

describe('bodies of 300 MB', () => {
  const json = { 'content-type': 'application/json' };
  const announced = { ...json, 'content-length': 300 * MB };

  it.each([
    ['announced, to the API', '/v1/echo/a', announced],
    ['chunked, to the API', '/v1/echo/a', json],
    ['announced, to a public route', '/v1/raw', announced],
    ['chunked, to a public route', '/v1/raw', json],
    ['announced, to a page', '/catalog', announced],
    ['chunked, to a page', '/catalog', json],
    ['chunked, waiting to be told to go on', '/v1/echo/a', { ...json, expect: '100-continue' }],
  ])('%s, are refused early and leave memory flat', async (_name, path, headers) => {
    global.gc?.();
    const before = process.memoryUsage().rss;
    let highest = before;
    const watch = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage().rss);
    }, 5);
    const sent = await send(path, 300, {
      ...headers,
      authorization: `Bearer ${token}`,
      origin: web.services.env.url,
    });
    clearInterval(watch);
    expect(sent).toMatchObject({ status: 413, error: 'payload_too_large' });
    expect((highest - before) / MB).toBeLessThan(100);
  });

  it('does not keep others from their answers', async () => {
    const flood = Promise.all(Array.from({ length: 4 }, () => send('/v1/raw', 300, announced)));
    const start = performance.now();
    expect((await web.call('/v1/echo/fixed', { token })).status).toBe(200);
    expect(performance.now() - start).toBeLessThan(5_000);
    await flood;
  });

  it('takes what a route allows', async () => {
    const taken = await send('/v1/raw', 24, json);
    expect(taken).toMatchObject({ status: 200, error: 24 * MB });
    expect(await send('/v1/raw', 26, json)).toMatchObject({ status: 413 });
  });
});

describe('slow senders', () => {
  /** What the server says before it hangs up on a request that never ends. */
  async function lastWords(request: string): Promise<string> {
    const socket = net.connect(impatient.port, '127.0.0.1');
    let received = '';
    socket.on('data', (data) => {
      received += data;
    });
    socket.on('error', () => {});
    socket.write(request);
    const drip = setInterval(() => socket.write('a'), 100);
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(drip);
    return received;
  }

  it('of headers are cut off', async () => {
    const received = await lastWords('GET /v1/echo/a HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    expect(received).toMatch(/^HTTP\/1\.1 408 .*"error":"malformed_request"/s);
  });

  it('of bodies are cut off', async () => {
    const head = `POST /v1/raw HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`;
    expect(await lastWords(head)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('do not hold up others', async () => {
    const sockets = Array.from({ length: 200 }, () => {
      const socket = net.connect(web.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write('GET / HTTP/1.1\r\nX-Slow: ');
      return socket;
    });
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    expect((await web.call('/v1/echo/fixed', { token })).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });
});
