import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import type { TestDatabase } from '#db/testing/test-database.ts';
import { readEnv } from '#lib/env.ts';
import { createLogger } from '#lib/log.ts';
import { createServices, type RunningServices } from '#lib/processes/services.ts';
import { type RunningWeb, startWeb, type WebOptions } from '#lib/processes/web/start-web.ts';

export const BOOTSTRAP = { id: 'bootstrap', secret: 'bootstrap-secret-0123456789' };

export interface TestWeb extends RunningWeb {
  url: string;
  services: RunningServices;
  /** what was logged, one object per line */
  lines: Record<string, unknown>[];
  /** a fetch that reads the answer: JSON where it is JSON */
  call(path: string, init?: CallOptions): Promise<Answer>;
  /** a bearer token of a demo identity */
  token(identity: string): Promise<string>;
}

export interface CallOptions extends Omit<RequestInit, 'body'> {
  token?: string;
  json?: unknown;
  body?: BodyInit;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  json: any;
}

export interface TestWebOptions extends Partial<Omit<WebOptions, 'services'>> {
  env?: Record<string, string>;
}

/** The real front door and API on a free port; only pages are stand-ins. Closed when the file ends. */
export async function startTestWeb(database: TestDatabase, options: TestWebOptions = {}): Promise<TestWeb> {
  const lines: Record<string, unknown>[] = [];
  const port = await freePort();
  const env = readEnv({
    PORT: String(port),
    DATABASE_URL: database.url,
    AUTH_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
    QUAYSIDE_DEMO: '1',
    QUAYSIDE_CLIENT_ID: BOOTSTRAP.id,
    QUAYSIDE_CLIENT_SECRET: BOOTSTRAP.secret,
    ...options.env,
  });
  const log = createLogger('test', 'debug', {
    write: (line) => void lines.push(JSON.parse(line)),
  });
  const services = createServices(env, { name: 'test', events: true, log });
  const web = await startWeb({
    pages: (request, response) => void response.end(`page ${request.url}`),
    strict: true,
    port,
    host: '127.0.0.1',
    ...options,
    services,
  });
  const call = (path: string, init: CallOptions = {}) => callWeb(`http://127.0.0.1:${port}${path}`, init);
  afterAll(async () => {
    await web.close(500);
    await services.close();
  });
  return {
    ...web,
    url: env.url,
    services,
    lines,
    call,
    async token(identity) {
      const answer = await call('/v1/demo/session', { method: 'POST', json: { identity } });
      return answer.json.accessToken;
    },
  };
}

/** The public origin names the port, so it has to be known before the server listens. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', () => resolve()));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function callWeb(url: string, { token, json, headers, ...init }: CallOptions): Promise<Answer> {
  const sent = new Headers(headers);
  if (token) sent.set('authorization', `Bearer ${token}`);
  if (json !== undefined) sent.set('content-type', 'application/json');
  const response = await fetch(url, {
    redirect: 'manual',
    ...init,
    headers: sent,
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}
