import { flushCompileCache } from 'node:module';
import { readEnv } from '#lib/env.ts';
import { createServices } from '#lib/processes/services.ts';
import { startWeb } from '#lib/processes/web/start-web.ts';

// The real front door and API; pages are not needed here and Next would take its time after every kill.
const env = readEnv();
const services = createServices(env, { name: 'web' });
const pages = (_request: unknown, response: import('node:http').ServerResponse) => {
  response.writeHead(404).end();
};
await startWeb({ services, pages, port: env.port, host: env.host });
services.log.warn('web is listening');
// Killed processes never write it themselves, and the next victim should be back soon.
flushCompileCache();
