import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Services } from '#lib/access/server/context.ts';
import { createApi } from '#lib/api/app.ts';
import { routes } from '#lib/api/routes.ts';
import { signInOrigins } from '#lib/auth/sign-in-options.ts';
import type { Route } from '#lib/web/route-types.ts';
import { createFrontDoor, type Handler } from './front-door.ts';
import { createHttpServer, type ServerLimits } from './http-server.ts';

export interface WebOptions {
  services: Services;
  /** renders everything that is not the API */
  pages: Handler;
  port: number;
  host: string;
  dev?: boolean;
  strict?: boolean;
  limits?: ServerLimits;
  /** the table to serve, for tests of the edge itself */
  table?: readonly Route[];
}

export interface RunningWeb {
  server: Server;
  port: number;
  /** Stops accepting, lets running requests finish for at most `grace` milliseconds, then cuts them. */
  close(grace?: number): Promise<void>;
}

/** Opens the front door; everything the web process serves comes through it. */
export async function startWeb(options: WebOptions): Promise<RunningWeb> {
  const { services, strict = false, table = routes } = options;
  const { env } = services;
  const frontDoor = createFrontDoor({
    log: services.log,
    origin: { publicUrl: env.url, loopbackIsOne: env.demo !== 'off' },
    headers: {
      publicUrl: env.url,
      dev: options.dev ?? false,
      formTargets: signInOrigins(env.signIn),
    },
    api: createApi({ services, routes: table, strict }),
    pages: options.pages,
  });
  const server = createHttpServer(frontDoor, options.limits);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => resolve());
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    close: (grace = 10_000) => closeServer(server, services, grace),
  };
}

async function closeServer(server: Server, services: Services, grace: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Streams of events never end by themselves.
  await services.events?.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), grace);
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearTimeout(timer);
  clearInterval(sweep);
}
