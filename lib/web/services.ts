import type { Services } from '#lib/access/server/context.ts';

const KEY = Symbol.for('quayside.services');

/** Called once by the process that built them: module copies inside Next find the same services. */
export function publishServices(services: Services): void {
  (globalThis as Record<symbol, unknown>)[KEY] = services;
}

/** Throws where Next was started without the front door, which publishes them. */
export function getServices(): Services {
  const services = (globalThis as Record<symbol, unknown>)[KEY];
  if (!services) throw new Error('The services were not started: pages are served by lib/processes/web.');
  return services as Services;
}
