import { Type } from '@sinclair/typebox';
import { schemaState } from '#db/migrate.ts';
import { secondsSinceBeat } from '#db/queries/heartbeats.ts';
import type { Services } from '#lib/access/server/context.ts';
import { defineRoute } from '#lib/web/define-route.ts';

/** A probe gets its answer within this, also when PostgreSQL hangs. */
const DEADLINE = 1_500;
const WORKER_IS_STALE = 30;

const worker = Type.Object({
  status: Type.String({ description: '`alive`, `stale`, `missing` or `unknown`; reported, not deciding' }),
  secondsSinceBeat: Type.Optional(Type.Number()),
});

export const healthRoutes = [
  defineRoute(
    {
      method: 'GET',
      path: '/api/health/live',
      rule: 'public',
      summary: 'Whether the process answers at all',
      tags: ['Health'],
      response: Type.Object({ ok: Type.Literal(true), status: Type.Literal('live') }),
    },
    () => ({ ok: true as const, status: 'live' as const }),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/api/health/ready',
      rule: 'public',
      summary: 'Whether requests can be served: the database and its schema decide',
      tags: ['Health'],
      response: Type.Object({
        ok: Type.Boolean(),
        status: Type.String(),
        database: Type.String(),
        schema: Type.String(),
        worker,
      }),
    },
    async (ctx) => {
      const health = await readHealth(ctx.services);
      const ok = health.database === 'up' && health.schema === 'current';
      const body = { ok, status: ok ? 'ready' : 'not ready', ...health };
      return ok ? body : { status: 503, headers: { 'Retry-After': '2' }, body };
    },
  ),
];

interface Health {
  database: string;
  schema: string;
  worker: { status: string; secondsSinceBeat?: number };
}

async function readHealth(services: Services): Promise<Health> {
  const down: Health = { database: 'down', schema: 'unknown', worker: { status: 'unknown' } };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Health>((resolve) => {
    timer = setTimeout(() => resolve(down), DEADLINE);
  });
  const health = await Promise.race([askDatabase(services).catch(() => down), late]);
  clearTimeout(timer);
  return health;
}

async function askDatabase({ db }: Services): Promise<Health> {
  const schema = await schemaState(db.run);
  if (schema !== 'current') return { database: 'up', schema, worker: { status: 'unknown' } };
  const seconds = await secondsSinceBeat(db.run, 'worker');
  if (seconds === undefined) return { database: 'up', schema, worker: { status: 'missing' } };
  const status = seconds > WORKER_IS_STALE ? 'stale' : 'alive';
  return { database: 'up', schema, worker: { status, secondsSinceBeat: Math.round(seconds * 10) / 10 } };
}
