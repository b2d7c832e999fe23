import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import type { Services } from '#lib/access/server/context.ts';
import { deriveKey } from '#lib/auth/access-token.ts';
import { setProcessEnv } from '#lib/env.ts';
import { consoleToLog } from './console-to-log.ts';
import type { Handler } from './front-door.ts';

interface NextPages {
  handle: Handler;
  /** reloading in development */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close(): Promise<void>;
}

const ROOT = path.join(import.meta.dirname, '../../..');

/** Starts Next inside this process. Its keys come from the installation's secret, never from the build. */
export async function startNext({ services, dev }: { services: Services; dev: boolean }): Promise<NextPages> {
  setProcessEnv({
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    AUTH_URL: services.env.url,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.from(deriveKey(services.env, 'server-actions')).toString(
      'base64',
    ),
  });
  if (!dev) consoleToLog(services.log);
  // Loaded only now: React chooses its build by NODE_ENV when it is first imported.
  const { default: next } = await import('next');
  const { host: hostname, port } = services.env;
  const app = next({ dev, dir: ROOT, hostname, port, quiet: !dev });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
    ...(dev ? { upgrade: app.getUpgradeHandler() } : {}),
    close: () => app.close(),
  };
}
