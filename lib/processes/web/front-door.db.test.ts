import { randomBytes } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import zlib from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { createLogger } from '#lib/log.ts';
import { echoRoutes } from './fixtures/echo-routes.ts';
import { startTestWeb, type TestWeb } from './fixtures/test-web.ts';
import { isApiPath } from './front-door.ts';

let web: TestWeb;
let token: string;
let seen: { headers: IncomingMessage['headers']; body: string } | undefined;

beforeAll(async () => {
  web = await startTestWeb(await testDatabase(), {
    table: echoRoutes,
    pages: async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      seen = { headers: request.headers, body: Buffer.concat(chunks).toString() };
      if (request.url === '/breaks') throw new Error('page broke');
      if (request.url === '/streams') return stream(response);
      if (request.url === '/long') return writeLong(response);
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(`<p>${'page '.repeat(500)}</p>`);
    },
  });
  token = await web.token('developer');
});

beforeEach(() => {
  seen = undefined;
  web.lines.length = 0;
});

/** Writes the second half only after the reader said that it has the first. */
async function stream(response: ServerResponse): Promise<void> {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.write('<p>first</p>');
  await new Promise<void>((resolve) => {
    goOn = resolve;
  });
  response.end('<p>last</p>');
}

let goOn: (() => void) | undefined;

const LONG = 5 * 1024 * 1024;

async function writeLong(response: ServerResponse): Promise<void> {
  response.setHeader('Content-Type', 'text/plain');
  for (let written = 0; written < LONG; written += 64 * 1024)
    if (!response.write(randomBytes(32 * 1024).toString('hex')))
      await new Promise((resolve) => response.once('drain', resolve));
  response.end();
}

describe('headers of answers', () => {
  const always = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };

  it.each([
    ['/', 200],
    ['/v1/echo/fixed', 200],
    ['/v1/nothing', 404],
    ['/v1/break/unknown', 500],
    ['/breaks', 500],
    ['/%zz', 400],
  ])('%s has them all', async (path, status) => {
    const answer = await web.call(path, { token });
    expect(answer.status).toBe(status);
    for (const [name, value] of Object.entries(always))
      expect([name, answer.headers.get(name)]).toEqual([name, value]);
    expect(answer.headers.get('permissions-policy')).toContain('camera=()');
    expect(answer.headers.has('x-powered-by')).toBe(false);
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    if (status === 200)
      expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors 'none'`);
  });

  it('gives each page its own nonce, in the policy and to the renderer', async () => {
    const policies = [];
    for (let index = 0; index < 2; index++) {
      const { headers } = await web.call('/', {
        headers: { 'x-nonce': 'evil', 'content-security-policy': 'evil' },
      });
      const policy = headers.get('content-security-policy') ?? '';
      expect(seen?.headers['content-security-policy']).toBe(policy);
      expect(policy).toContain(`script-src 'nonce-${seen?.headers['x-nonce']}' 'strict-dynamic'`);
      policies.push(policy);
    }
    expect(policies[0]).not.toBe(policies[1]);
  });

  it('asks for TLS behind a TLS origin', async () => {
    const secure = await startTestWeb(await testDatabase(), {
      table: echoRoutes,
      env: { QUAYSIDE_URL: 'https://portal.example.com' },
    });
    const answer = await secure.call('/v1/auth/access_token', { method: 'POST', json: {} });
    expect(answer.headers.get('strict-transport-security')).toContain('max-age');
  });
});

describe('what pages receive', () => {
  it('nothing that only we may say', async () => {
    await web.call('/catalog?x=1', {
      headers: {
        'x-middleware-subrequest': 'src/middleware',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-for': '6.6.6.6',
        'x-forwarded-user': 'admin',
        authorization: 'Bearer x',
        rsc: '1',
      },
    });
    expect(seen?.headers).toMatchObject({
      'x-forwarded-host': `127.0.0.1:${web.port}`,
      'x-forwarded-proto': 'http',
      'x-forwarded-for': expect.stringContaining('127.0.0.1'),
      'x-quayside-path': '/catalog?x=1',
      rsc: '1',
    });
    expect(seen?.headers).not.toHaveProperty('x-middleware-subrequest');
    expect(seen?.headers).not.toHaveProperty('x-forwarded-user');
    expect(seen?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    'https://evil.example',
    'null',
    'nonsense',
  ])('the true host, whatever Origin %s says', async (origin) => {
    await web.call('/', { headers: { origin } });
    expect(seen?.headers['x-forwarded-host']).toBe(`127.0.0.1:${web.port}`);
    expect(
      (await web.call('/v1/echo/a', { method: 'POST', token, json: {}, headers: { origin } })).status,
    ).toBe(200);
  });

  it('the body of an action, and the origin it was checked against', async () => {
    const origin = `http://localhost:${web.port}`;
    const headers = { origin, cookie: 'a=b', 'next-action': '40ab', 'content-type': 'text/plain' };
    const answer = await web.call('/', { method: 'POST', body: '[]', headers });
    expect([answer.status, seen?.body, seen?.headers['x-forwarded-host']]).toEqual([
      200,
      '[]',
      `localhost:${web.port}`,
    ]);
  });

  it.each([
    ['no origin', {}],
    ['the null origin', { origin: 'null' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    [
      'a foreign origin that claims to be ours',
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    ],
  ])('no action from %s', async (_name, headers) => {
    const answer = await web.call('/', {
      method: 'POST',
      body: 'a=1',
      headers: { ...headers, cookie: 'a=b' },
    });
    expect([answer.status, answer.json.error]).toEqual([403, 'origin_not_allowed']);
    expect(seen).toBeUndefined();
  });
});

describe('request ids', () => {
  it('are taken over when they are harmless, and made otherwise', async () => {
    const id = async (given: string) =>
      (await web.call('/', { headers: { 'x-request-id': given } })).headers.get('x-request-id');
    expect(await id('trace-12345678')).toBe('trace-12345678');
    expect(await id('x"y')).toMatch(/^[0-9a-f-]{36}$/);
    expect(seen?.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('failures', () => {
  it('say nothing of their cause, and log it under the same id', async () => {
    const answer = await web.call('/v1/break/unknown', { token });
    expect(answer.json).toEqual({
      ok: false,
      error: 'internal_error',
      message: 'Something went wrong on our side.',
      requestId: answer.headers.get('x-request-id'),
    });
    const line = web.lines.find((entry) => entry.msg === 'request failed');
    expect(line).toMatchObject({
      requestId: answer.json.requestId,
      err: { message: 'select password from users' },
    });
  });

  it('of the database ask to come back', async () => {
    const answer = await web.call('/v1/break/database', { token });
    expect([answer.status, answer.json.error, answer.headers.get('retry-after')]).toEqual([
      503,
      'unavailable',
      '2',
    ]);
  });

  it('of pages have the same body', async () => {
    expect((await web.call('/breaks')).json).toMatchObject({ ok: false, error: 'internal_error' });
  });

  it('to publish the truth are noticed in tests', async () => {
    expect((await web.call('/v1/break/wrong-answer', { token })).status).toBe(500);
    expect(JSON.stringify(web.lines)).toContain('is not what it publishes');
    web.lines.length = 0;
    expect((await web.call('/v1/break/unchecked', { token })).status).toBe(500);
    expect(JSON.stringify(web.lines)).toContain('did not check the rule it declares');
    expect((await web.call('/v1/break/checked', { token })).status).toBe(200);
  });
});

describe('the log', () => {
  it('has one line per request, without query and secrets', async () => {
    await web.call('/setup?token=very-secret', { headers: { cookie: 'quayside.session=very-secret' } });
    await web.call('/v1/echo/fixed?key=very-secret', { token, headers: { 'user-agent': 'a"b' } });
    await expect.poll(() => web.lines.filter((line) => line.msg === 'request')).toHaveLength(2);
    expect(web.lines).toMatchObject([
      { method: 'GET', path: '/setup', status: 200, ms: expect.any(Number) },
      { method: 'GET', path: '/v1/echo/fixed', status: 200, userAgent: 'a"b' },
    ]);
    expect(JSON.stringify(web.lines)).not.toContain('very-secret');
    expect(JSON.stringify(web.lines)).not.toContain(token);
  });

  it('cannot be broken up by what is logged', () => {
    const written: string[] = [];
    const log = createLogger('test', 'info', { write: (line) => written.push(line) });
    log.info({ userAgent: 'x\n{"level":"info"}\u001b[31m\u2028' }, 'request');
    expect(written).toHaveLength(1);
    expect(written[0]?.trimEnd().split('\n')).toHaveLength(1);
    expect(written[0]).toContain('\\n{\\"level');
    expect(written[0]).not.toContain('\u001b');
  });
});

describe('compression', () => {
  const get = (path: string, encoding: string) =>
    web.call(path, { headers: { 'accept-encoding': encoding, authorization: `Bearer ${token}` } });

  it('shrinks what is worth it, for those who can read it', async () => {
    const small = await get('/', 'gzip, br');
    expect(small.headers.get('content-encoding')).toBe('gzip');
    expect(small.text).toHaveLength(2_507);
    expect((await get('/', 'identity')).headers.has('content-encoding')).toBe(false);
    expect((await get('/', 'gzip;q=0, identity')).headers.has('content-encoding')).toBe(false);
    expect((await get('/v1/echo/fixed', 'gzip')).headers.has('content-encoding')).toBe(false);
  });

  it('lets a long answer through, however slowly it is taken', async () => {
    expect((await get('/long', 'gzip')).text).toHaveLength(LONG);
    expect((await get('/long', 'identity')).text).toHaveLength(LONG);
  });

  it('does not hold back the first part of a streamed page', async () => {
    const text = await new Promise<string>((resolve) => {
      const headers = { 'accept-encoding': 'gzip' };
      http.get(`http://127.0.0.1:${web.port}/streams`, { headers }, (response) => {
        const unzip = response.pipe(zlib.createGunzip());
        let text = '';
        unzip.on('data', (data) => {
          text += data;
          if (text === '<p>first</p>') goOn?.();
        });
        unzip.once('end', () => resolve(text));
      });
    });
    expect(text).toBe('<p>first</p><p>last</p>');
  });
});

describe('isApiPath', () => {
  it.each([
    '/v1',
    '/v1/blueprints',
    '/api/health/live',
    '/api',
    '/api/webhooks/github',
    '/api/authx',
  ])('%s', (path) => expect(isApiPath(path)).toBe(true));
  it.each(['/', '/v10', '/api/auth/callback/github', '/apix', '/catalog/v1'])('not %s', (path) =>
    expect(isApiPath(path)).toBe(false));
});
