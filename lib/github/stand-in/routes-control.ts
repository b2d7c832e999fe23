import { type Call, failure, jsonObject, type Reply, type Route, route } from './http.ts';
import type { World } from './world.ts';

/** Control of the stand-in itself, outside GitHub's namespace and without a token. */
export function controlRoutes(world: World): Route[] {
  const guarded = (work: (call: Call) => Reply) => (call: Call) =>
    isOwnPage(call) ? work(call) : failure(403, 'Control is for programs on this machine');
  return [
    route(
      'POST',
      '/__control/faults',
      '',
      guarded((call) => {
        const body = jsonObject(call);
        if (!body.ok) return body.reply;
        try {
          world.faults.configure(body.value);
        } catch (error) {
          return failure(422, (error as Error).message);
        }
        return { status: 200, body: world.faults.settings };
      }),
    ),
    route(
      'POST',
      '/__control/rate-limit',
      '',
      guarded((call) => {
        const body = jsonObject(call);
        if (!body.ok) return body.reply;
        world.limit.limit = Number(body.value.limit);
        return { status: 200, body: world.limit.state() };
      }),
    ),
    route(
      'POST',
      '/__control/app',
      '',
      guarded((call) => {
        const body = jsonObject(call);
        if (!body.ok) return body.reply;
        return { status: 200, body: changeApp(world, body.value) };
      }),
    ),
    route(
      'GET',
      '/__control/effects',
      '',
      guarded((call) => {
        const after = Number(call.url.searchParams.get('after') ?? 0);
        const effects = world.store.effects.slice(after).map(({ run, ...effect }) => ({
          ...effect,
          displayTitle: run.displayTitle,
        }));
        return { status: 200, body: { total: world.store.effects.length, effects } };
      }),
    ),
    route(
      'GET',
      '/__control/stats',
      '',
      guarded(() => ({ status: 200, body: stats(world) })),
    ),
    route('GET', '/__control/health', '', () => ({ status: 200, body: { ok: true } })),
  ];
}

/** `removed`: owners it is taken from; `suspended`; `expire`: tokens given so far are over. */
function changeApp({ app }: World, { removed, suspended, expire }: Record<string, unknown>): object {
  if (Array.isArray(removed)) {
    app.removed.clear();
    for (const owner of removed) app.removed.add(String(owner).toLowerCase());
  }
  if (typeof suspended === 'boolean') app.suspended = suspended;
  if (expire === true) app.expireAll();
  return { removed: [...app.removed], suspended: app.suspended, issued: app.issued };
}

function stats(world: World): Record<string, unknown> {
  const runs: Record<string, number> = {};
  for (const run of world.store.runs.values()) {
    const state = run.conclusion ?? run.status;
    runs[state] = (runs[state] ?? 0) + 1;
  }
  return {
    requests: world.requests,
    refusals: world.refusals,
    dispatches: world.faults.dispatches,
    faults: world.faults.fired,
    effects: world.store.effects.length,
    runs,
    webhooksSent: world.webhooks.sent,
    writesDuringRetryAfter: world.limit.writesDuringRetryAfter,
  };
}

/** No web page may steer the stand-in: browsers name an origin, and a rebound name is not loopback. */
function isOwnPage(call: Call): boolean {
  const host = (call.headers.host ?? '').replace(/:\d+$/, '');
  return call.headers.origin === undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(host);
}
