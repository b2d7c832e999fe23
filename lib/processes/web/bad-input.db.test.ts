import net from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { echoRoutes } from './fixtures/echo-routes.ts';
import { startTestWeb, type TestWeb } from './fixtures/test-web.ts';

let web: TestWeb;
let token: string;

beforeAll(async () => {
  web = await startTestWeb(await testDatabase(), { table: echoRoutes });
  token = await web.token('developer');
});

const text = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  web.call('/v1/echo/a', { method: 'POST', token, headers, body });

function expectError(
  answer: { status: number; json: unknown; headers: Headers },
  status: number,
  error: string,
) {
  expect({ status: answer.status, body: answer.json }).toMatchObject({
    status,
    body: { ok: false, error, message: expect.any(String), requestId: answer.headers.get('x-request-id') },
  });
}

describe('bodies', () => {
  it.each([
    ['{"a":', 400, 'malformed_request'],
    ['', 400, 'malformed_request'],
    ['nonsense', 400, 'malformed_request'],
    ['{"a":'.repeat(100_000), 400, 'too_deep'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400, 'too_deep'],
    ['1', 422, 'invalid_input'],
    ['null', 422, 'invalid_input'],
    ['"text"', 422, 'invalid_input'],
    ['[]', 422, 'invalid_input'],
    ['{"name": "a\\u0000b"}', 422, 'invalid_input'],
    ['{"name": "\\ud83d"}', 422, 'invalid_input'],
    ['{"__proto__": {"role": "Admin"}}', 422, 'invalid_input'],
    ['{"x": {"constructor": {"prototype": {}}}}', 422, 'invalid_input'],
    ['{"x": 1e400}', 422, 'invalid_input'],
    ['{"x": 12345678901234567890}', 422, 'invalid_input'],
    [`{"name": "${'a'.repeat(21)}"}`, 422, 'invalid_input'],
    [`{"name": "${'a'.repeat(1024 * 1024)}"}`, 413, 'payload_too_large'],
  ])('%.30s is refused with %i', async (body, status, error) => {
    expectError(await text(body), status, error);
  });

  it('names the place of the fault', async () => {
    const answer = await text('{"x": [0, {"y": 1e999}]}');
    expect(answer.json.details).toEqual([
      { path: '/x/1/y', code: 'inexact_number', message: expect.stringContaining('exactly') },
    ]);
  });

  it.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/json; charset=iso-8859-1',
  ])('%s is no JSON', async (type) => {
    expectError(await text('{}', { 'content-type': type }), 415, 'unsupported_media_type');
  });

  it('wants to be told that it is JSON', async () => {
    const body = new Blob(['{}']);
    expectError(await text(body, {}), 415, 'unsupported_media_type');
    expectError(
      await text('{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
      415,
      'unsupported_media_type',
    );
  });

  it('hands on unchanged what is acceptable', async () => {
    const body = { name: 'ünï 🎉', extra: { deep: [1.5, -3e-7, null, true] }, zebra: 1, aardvark: 2 };
    const answer = await text(JSON.stringify(body));
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.json.body)).toBe(JSON.stringify(body));
  });
});

describe('paths and queries', () => {
  it.each([
    ['/v1/echo/a?limit=-1', 422, 'invalid_input'],
    ['/v1/echo/a?limit=1e9', 422, 'invalid_input'],
    ['/v1/echo/a?limit=0x10', 422, 'invalid_input'],
    ['/v1/echo/a?limit=99999999999999999999', 422, 'invalid_input'],
    ['/v1/echo/a?limit=1&limit=2', 422, 'invalid_input'],
    ['/v1/echo/a?include=a%00', 422, 'invalid_input'],
    ['/v1/echo/%00', 422, 'invalid_input'],
    ['/v1/echo/%zz', 400, 'malformed_request'],
    ['//v1/echo/a', 400, 'malformed_request'],
    [`/v1/echo/${'a'.repeat(20_000)}`, 414, 'uri_too_long'],
    ['/v1/nothing', 404, 'not_found'],
    ['/v1', 404, 'not_found'],
    ['/v1/', 404, 'not_found'],
    ['/api', 404, 'not_found'],
    ['/api/debug', 404, 'not_found'],
    ['/v1/echo/a/', 404, 'not_found'],
    ['/v1/echo', 404, 'not_found'],
    ['/v1/echo%2Fa', 404, 'not_found'],
  ])('POST %s', async (path, status, error) => {
    const options = { method: 'POST', token, json: {}, headers: { origin: web.url } };
    const answer = await rawPath(path, options);
    expectError(answer, status, error);
  });

  it('tolerates unknown keys and lenient booleans', async () => {
    const answer = await web.call('/v1/echo/a?limit=5&include=x&include=y&upsert=0xc000&extra=1', {
      method: 'POST',
      token,
      json: {},
    });
    expect(answer.json.query).toEqual({ limit: 5, include: ['x', 'y'], upsert: true });
  });

  it('decodes a parameter once, slashes inside included', async () => {
    const id = async (path: string) => (await rawPath(path, { token })).json.id;
    expect(await id('/v1/echo/a%2Fb%20c')).toBe('a/b c');
    expect(await id('/v1/echo/%252e%252e')).toBe('%2e%2e');
    expect(await id('/v1/echo/..%2Ffixed')).toBe('../fixed');
    expect(await id('/v1/echo/fixed')).toBe('fixed');
    expect(await id('/v1/echo/fixed;x=1')).toBe('fixed;x=1');
  });

  /** fetch would tidy the path up before sending it */
  async function rawPath(
    path: string,
    { method = 'GET', ...options }: Parameters<TestWeb['call']>[1] & object,
  ) {
    const body = options.json === undefined ? '' : JSON.stringify(options.json);
    const answer = await rawRequest(
      [
        `${method} ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${web.port}`,
        `Authorization: Bearer ${options.token}`,
        ...(body ? ['Content-Type: application/json', `Content-Length: ${body.length}`] : []),
        `Origin: ${web.url}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
    return answer;
  }
});

describe('methods', () => {
  it.each(['TRACE', 'PROPFIND'])('%s is refused', async (method) => {
    const answer = await rawRequest(
      `${method} /v1/echo/a HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\nConnection: close\r\n\r\n`,
    );
    expectError(answer, 405, 'method_not_allowed');
    expect(answer.headers.get('allow')).toContain('GET');
  });

  it('tells what a path does answer', async () => {
    const answer = await web.call('/v1/echo/a', { method: 'PUT', token, json: {} });
    expectError(answer, 405, 'method_not_allowed');
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST');
    const options = await web.call('/v1/echo/a', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
  });

  it('answers HEAD like GET without a body', async () => {
    const answer = await web.call('/v1/echo/fixed', { method: 'HEAD', token });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(10);
  });

  it('lets pages only be read and posted to', async () => {
    const answer = await web.call('/catalog', { method: 'DELETE', headers: { origin: web.url } });
    expectError(answer, 405, 'method_not_allowed');
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
  });
});

describe('targets', () => {
  it.each(['/v1/echo/a#%zz', '/v1/echo/a#b', '/#/../v1', '/?a#b'])('%s is no path', async (target) => {
    const answer = await rawRequest(
      `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\nConnection: close\r\n\r\n`,
    );
    expectError(answer, 400, 'malformed_request');
  });
});

describe('headers', () => {
  it.each([16_000, 40_000, 100_000])('%i bytes are too many', async (bytes) => {
    const answer = await rawRequest(
      `GET /v1/echo/a HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\nX-A: ${'a'.repeat(bytes + 600)}\r\nConnection: close\r\n\r\n`,
    );
    expectError(answer, 431, 'headers_too_large');
  });

  it.each([
    ['not http at all\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\n\r\n', 400],
    ['POST /v1/raw HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    ['POST /v1/raw HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
  ])('%j is no request', async (request, status) => {
    const answer = await rawRequest(request);
    expect(answer.status).toBe(status);
  });
});

async function rawRequest(request: string) {
  const socket = net.connect(web.port, '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    received += chunk;
  });
  socket.write(request);
  await new Promise<void>((resolve, reject) => {
    socket.once('close', () => resolve());
    socket.once('error', (error) => (received ? resolve() : reject(error)));
  });
  const [head = '', body = ''] = received.split(/\r\n\r\n(.*)/s);
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = new Headers(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return {
    status: Number(statusLine.split(' ')[1]),
    headers,
    text: body,
    json: body.startsWith('{') ? JSON.parse(body) : undefined,
  };
}
