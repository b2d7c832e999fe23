import { readEnv } from '#lib/env.ts';
import { createLogger } from '#lib/log.ts';
import { createServices } from '#lib/processes/services.ts';
import { startWeb } from '#lib/processes/web/start-web.ts';

/** The front door and the API without pages, as in production but for the missing Next. */
const env = readEnv();
const services = createServices(env, { name: 'bench', events: false, log: createLogger('bench', 'warn') });
await startWeb({
  services,
  port: env.port,
  host: env.host,
  pages: (_, response) => void response.end(),
});
process.send?.('ready');
