import type { Repository } from './fixtures.ts';
import { type Call, failure, type Reply, type Route, route } from './http.ts';
import type { Delivery } from './records.ts';
import { deliveryItem, deliveryShape } from './shapes-run.ts';
import { fullName } from './store.ts';
import { type World, withRepository } from './world.ts';

const HOOKS = '/repos/webhooks#list-repository-webhooks';
const DELIVERIES = '/repos/webhooks#list-deliveries-for-a-repository-webhook';
const REDELIVER = '/repos/webhooks#redeliver-a-delivery-for-a-repository-webhook';
const EVENTS = ['workflow_job', 'workflow_run'];

/** The one webhook each repository has, its deliveries and their repetition. */
export function hookRoutes(world: World): Route[] {
  const of = '/repos/:owner/:repo/hooks';
  const guarded = (doc: string, work: (repository: Repository, call: Call) => Reply) =>
    withRepository(world, doc, (repository, call) => {
      const named = call.params.hook === undefined || call.params.hook === String(repository.hookId);
      return named && world.configuration.webhook ? work(repository, call) : failure(404, 'Not Found', doc);
    });
  return [
    route(
      'GET',
      of,
      HOOKS,
      withRepository(world, HOOKS, (repository) => ({
        status: 200,
        body: world.configuration.webhook ? [hookShape(world, repository)] : [],
      })),
    ),
    route(
      'GET',
      `${of}/:hook`,
      HOOKS,
      guarded(HOOKS, (repository) => ({ status: 200, body: hookShape(world, repository) })),
    ),
    route(
      'GET',
      `${of}/:hook/deliveries`,
      DELIVERIES,
      guarded(DELIVERIES, (repository, call) => deliveries(world, repository, call)),
    ),
    route(
      'GET',
      `${of}/:hook/deliveries/:delivery`,
      DELIVERIES,
      guarded(DELIVERIES, (repository, call) => {
        const delivery = find(world, repository, call);
        if (!delivery) return failure(404, 'Not Found', DELIVERIES);
        const url = `${world.base}${call.url.pathname}`;
        return { status: 200, body: deliveryShape(delivery, repository.id, url) };
      }),
    ),
    route(
      'POST',
      `${of}/:hook/deliveries/:delivery/attempts`,
      REDELIVER,
      guarded(REDELIVER, (repository, call) => {
        const delivery = find(world, repository, call);
        if (!delivery) return failure(404, 'Not Found', REDELIVER);
        world.webhooks.redeliver(delivery);
        return { status: 202, body: {} };
      }),
    ),
  ];
}

function find(world: World, repository: Repository, call: Call): Delivery | undefined {
  const delivery = world.store.deliveries.get(Number(call.params.delivery));
  return delivery?.hookId === repository.hookId ? delivery : undefined;
}

/** Newest first; `cursor` is the id to go on below, as the `Link` header says. */
function deliveries(world: World, repository: Repository, call: Call): Reply {
  const size = Math.min(Math.max(Number(call.url.searchParams.get('per_page') ?? 30) || 30, 1), 100);
  const below = Number(call.url.searchParams.get('cursor') ?? Number.MAX_SAFE_INTEGER);
  const found = [...world.store.deliveries.values()]
    .filter((delivery) => delivery.hookId === repository.hookId && delivery.id < below)
    .sort((a, b) => b.id - a.id);
  const page = found.slice(0, size);
  const headers: Record<string, string> = {};
  const last = page.at(-1);
  if (last && found.length > size) {
    const next = new URL(call.url.pathname + call.url.search, world.base);
    next.searchParams.set('cursor', String(last.id));
    headers.link = `<${next.href}>; rel="next"`;
  }
  return { status: 200, headers, body: page.map((delivery) => deliveryItem(delivery, repository.id)) };
}

function hookShape(world: World, repository: Repository): Record<string, unknown> {
  const url = `${world.base}/repos/${fullName(repository)}/hooks/${repository.hookId}`;
  return {
    type: 'Repository',
    id: repository.hookId,
    name: 'web',
    active: true,
    events: EVENTS,
    config: {
      content_type: 'json',
      insecure_ssl: '0',
      secret: '********',
      url: world.configuration.webhook?.url,
    },
    updated_at: '2026-01-12T09:00:00Z',
    created_at: '2026-01-12T09:00:00Z',
    url,
    test_url: `${url}/test`,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    last_response: { code: null, status: 'unused', message: null },
  };
}
