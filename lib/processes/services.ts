import { openDatabase } from '#db/client.ts';
import type { Services } from '#lib/access/server/context.ts';
import { systemClock } from '#lib/clock.ts';
import type { Env } from '#lib/env.ts';
import { createExpressionEngine } from '#lib/expressions/worker-engine.ts';
import { createAppTokensOf } from '#lib/github/server/app-tokens.ts';
import { createLogger, type Logger } from '#lib/log.ts';
import { createSchemaValidator } from '#lib/schema/worker-validator.ts';
import { publishServices } from '#lib/web/services.ts';
import { resolveAuthSecret } from './auth-secret.ts';
import { listenForEvents } from './listen-for-events.ts';

interface ServicesOptions {
  /** `web`, `worker`, `seed`: names the process in logs and in PostgreSQL's list of connections. */
  name: string;
  /** Whether announcements are wanted as `services.events`. */
  events?: boolean;
  log?: Logger;
}

export type RunningServices = Services & {
  /** Ends connections and worker threads. */
  close(): Promise<void>;
};

/** Everything with state, once per process, published for the module copies inside Next. */
export function createServices(env: Env, options: ServicesOptions): RunningServices {
  if (!env.databaseUrl)
    throw new Error('DATABASE_URL is not set: `npm start` sets it for its children, or set your own.');
  const log = options.log ?? createLogger(options.name, env.logLevel);
  const db = openDatabase({ url: env.databaseUrl, applicationName: `quayside-${options.name}` });
  const services: RunningServices = {
    db,
    env: { ...env, authSecret: resolveAuthSecret(env) },
    log,
    clock: systemClock,
    expressions: createExpressionEngine(),
    validator: createSchemaValidator(),
    githubTokens: createAppTokensOf(env, systemClock),
    ...(options.events ? { events: listenForEvents(db, log) } : {}),
    async close() {
      await services.events?.close();
      await Promise.allSettled([services.expressions.close(), services.validator.close(), db.close()]);
    },
  };
  publishServices(services);
  return services;
}
