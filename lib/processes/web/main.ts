import { missingSignIn } from '#lib/auth/sign-in-options.ts';
import { readEnv } from '#lib/env.ts';
import { createServices } from '#lib/processes/services.ts';
import { prepareSignIn } from './prepare-sign-in.ts';
import { startNext } from './start-next.ts';
import { startWeb } from './start-web.ts';

const env = readEnv();
const services = createServices(env, { name: 'web', events: true });
const { log } = services;
const dev = env.dev;
const next = await startNext({ services, dev });
const web = await startWeb({ services, pages: next.handle, port: env.port, host: env.host, dev });
if (next.upgrade) web.server.on('upgrade', next.upgrade);

const ending = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (ending.signal.aborted) return;
    ending.abort();
    void stop(signal);
  });
}

log.info({ url: env.url, host: env.host, port: web.port }, 'web is listening');

const missing = missingSignIn(env);
if (missing) log.warn(missing);
const link = await prepareSignIn(services, ending.signal);
// The supervisor shows this line. It stays in our log, where it is worth nothing once an Admin can get in.
if (link) process.stdout.write(`Nobody can sign in yet. Open this once to become Admin: ${link}\n`);

async function stop(signal: string): Promise<void> {
  log.info({ signal }, 'web is stopping');
  await web.close();
  await next.close();
  await services.close();
  process.exit(0);
}
