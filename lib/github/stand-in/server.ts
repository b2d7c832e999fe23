import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { announcements } from './announcements.ts';
import { AppInstallations } from './app-installations.ts';
import type { Configuration } from './configuration.ts';
import { Faults } from './faults.ts';
import { loadRepositories } from './fixtures.ts';
import { type Call, failure, matchRoute, type Reply, type Route, readBody, route, send } from './http.ts';
import { pageRoutes } from './pages.ts';
import { recordPast } from './past.ts';
import { RateLimit } from './rate-limit.ts';
import { appRoutes } from './routes-app.ts';
import { controlRoutes } from './routes-control.ts';
import { apiVersion, dispatchRoutes, secondaryLimit } from './routes-dispatch.ts';
import { hookRoutes } from './routes-hook.ts';
import { repositoryRoutes } from './routes-repository.ts';
import { jobLog, runRoutes } from './routes-run.ts';
import { RunLives } from './run-life.ts';
import { Store } from './store.ts';
import { Webhooks } from './webhooks.ts';
import { refuseStranger } from './who-asks.ts';
import type { World } from './world.ts';

const BODY_BYTES = 1_048_576;
const VERSIONS = ['2022-11-28', '2026-03-10'];

export interface StandIn {
  url: string;
  world: World;
  close(): Promise<void>;
}

/** Reads fixtures and logs, listens on loopback and goes on with interrupted runs. */
export async function startStandIn(configuration: Configuration): Promise<StandIn> {
  const store = await Store.open(configuration.dataDir, loadRepositories(configuration.fixtures));
  const faults = new Faults(configuration.seed);
  const webhooks = new Webhooks(store, configuration, faults);
  const world: World = {
    configuration,
    base: '',
    store,
    faults,
    webhooks,
    limit: new RateLimit(faults),
    app: new AppInstallations([...store.repositories.values()].map(({ owner }) => owner)),
    requests: {},
    refusals: {},
    lives: new RunLives(
      store,
      configuration,
      announcements(store, webhooks, () => world.base),
      () => world.base,
    ),
  };
  const server = createServer(listener(world));
  await listen(server, configuration.port);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  world.base = configuration.publicUrl ?? url;
  for (const repository of store.repositories.values()) recordPast(store, repository, Date.now(), world.base);
  world.lives.resume();
  return {
    url,
    world,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.lives.stop();
      await webhooks.stop();
      await store.close();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function listener(world: World): (request: IncomingMessage, response: ServerResponse) => void {
  const api = [
    ...repositoryRoutes(world),
    ...dispatchRoutes(world),
    ...runRoutes(world),
    ...hookRoutes(world),
    ...appRoutes(world),
    route('GET', '/rate_limit', '', () => ({
      status: 200,
      body: { resources: { core: world.limit.state() }, rate: world.limit.state() },
    })),
  ];
  const open = [
    ...controlRoutes(world),
    route('GET', '/__logs/:job', '', (call) => jobLog(world, call)),
    ...pageRoutes(world),
  ];
  return (request, response) => {
    answer(world, api, open, request)
      .catch((error: Error): Reply => {
        process.stderr.write(`${error.stack}\n`);
        return failure(500, 'Server Error');
      })
      .then((reply) => {
        if (!('lost' in reply)) send(response, reply);
        else if (reply.lost === 'reset') request.socket.resetAndDestroy();
        else setTimeout(() => request.socket.destroy(), world.faults.settings.hangMs).unref();
      });
  };
}

async function answer(world: World, api: Route[], open: Route[], request: IncomingMessage): Promise<Reply> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const body = await readBody(request, BODY_BYTES).catch(() => undefined);
  if (!body) return failure(413, 'Payload too large');
  const call: Call = { method, url, headers: request.headers, body, params: {}, socket: request.socket };
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/+$/, '') : url.pathname;
  const direct = matchRoute(open, method, path);
  if (direct && !path.startsWith('/repos/')) return direct.route.handle({ ...call, params: direct.params });
  world.requests[method] = (world.requests[method] ?? 0) + 1;
  const refusal = gate(world, call);
  const found = matchRoute(api, method, path);
  const reply =
    refusal ??
    (found ? await found.route.handle({ ...call, params: found.params }) : failure(404, 'Not Found'));
  return 'lost' in reply ? reply : withApiHeaders(world, call, reply);
}

/** What stands before every answer of the API: who asks, which version, how often. */
function gate(world: World, call: Call): Reply | undefined {
  if (!call.headers['user-agent'])
    return failure(403, 'Request forbidden by administrative rules. Please add a User-Agent header.');
  const stranger = refuseStranger(world, call);
  if (stranger) return stranger;
  if (!VERSIONS.includes(apiVersion(call)))
    return failure(400, `Version "${apiVersion(call)}" is not supported`, '/about-the-rest-api/api-versions');
  const primary = world.limit.count();
  if (world.limit.exhausted) {
    const wait = Math.max(1, primary.reset - Math.floor(Date.now() / 1000));
    return failure(403, 'API rate limit exceeded for this token.', '/rate-limits', {
      'retry-after': String(wait),
    });
  }
  const wait = call.method === 'GET' ? undefined : world.limit.refusal();
  return wait === undefined ? undefined : secondaryLimit(403, wait);
}

function withApiHeaders(
  world: World,
  call: Call,
  reply: Exclude<Reply, { lost: string }>,
): Exclude<Reply, { lost: string }> {
  const { limit, used, remaining, reset } = world.limit.state();
  const headers: Record<string, string> = {
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': randomBytes(14)
      .toString('hex')
      .toUpperCase()
      .replace(/(.{4})/, '$1:'),
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-used': String(used),
    'x-ratelimit-resource': 'core',
    ...(world.faults.settings.oldServer
      ? { 'x-github-enterprise-version': 'enterprise-server@3.19.0' }
      : { 'x-github-api-version-selected': apiVersion(call) }),
  };
  if (call.method !== 'GET' || reply.status !== 200)
    return { ...reply, headers: { ...headers, ...reply.headers } };
  const text = Buffer.isBuffer(reply.body) ? reply.body : JSON.stringify(reply.body);
  const etag = `W/"${createHash('sha256').update(text).digest('hex')}"`;
  if (call.headers['if-none-match'] === etag) return { status: 304, headers: { ...headers, etag } };
  return { ...reply, body: text, headers: { ...headers, ...reply.headers, etag } };
}
