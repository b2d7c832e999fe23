import { ensureBootstrapClient } from '#lib/auth/server/ensure-bootstrap-client.ts';
import { offerSetupLink } from '#lib/auth/server/offer-setup-link.ts';
import { missingSignIn } from '#lib/auth/sign-in-options.ts';
import { readEnv } from '#lib/env.ts';
import { createServices } from '#lib/processes/services.ts';
import { startNext } from './start-next.ts';
import { startWeb } from './start-web.ts';

const env = readEnv();
const services = createServices(env, { name: 'web', events: true });
const { log } = services;
const dev = env.dev;
const next = await startNext({ services, dev });
const web = await startWeb({ services, pages: next.handle, port: env.port, host: env.host, dev });
if (next.upgrade) web.server.on('upgrade', next.upgrade);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void stop(signal);
  });
}

log.info({ url: env.url, host: env.host, port: web.port }, 'web is listening');

await prepareSignIn().catch((error) => log.error({ err: error }, 'could not prepare sign-in'));

async function prepareSignIn(): Promise<void> {
  await ensureBootstrapClient(services);
  const missing = missingSignIn(env);
  if (missing) log.warn(missing);
  const link = await offerSetupLink(services);
  // Not through the log: whoever reads this first owns the installation, so it is shown once and kept nowhere.
  if (link) process.stdout.write(`Nobody can sign in yet. Open this once to become Admin: ${link}\n`);
}

async function stop(signal: string): Promise<void> {
  log.info({ signal }, 'web is stopping');
  await web.close();
  await next.close();
  await services.close();
  process.exit(0);
}
