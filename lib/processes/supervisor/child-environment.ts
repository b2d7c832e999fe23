import path from 'node:path';
import type { Env } from '#lib/env.ts';
import type { DemoSecrets } from './demo-secrets.ts';
import { INSTANCE_VARIABLE } from './process-table.ts';

type Variables = Record<string, string | undefined>;

export interface Installation {
  /** the environment we were started with */
  inherited: Variables;
  env: Env;
  /** where the data really is; `env.dataDir` is where it was wanted */
  dataDir: string;
  databaseUrl: string;
  authSecret: string;
  /** undefined: no stand-in, but GitHub itself or what GITHUB_API_URL names */
  demo: DemoSecrets | undefined;
  /** Next's development server instead of the production build */
  dev: boolean;
}

const DEMO = { off: '0', on: '1', public: 'public' };

/** What web, worker and the seed read through lib/env.ts: every choice of the supervisor made explicit. */
export function productEnvironment(installation: Installation): Variables {
  const { inherited, env, dataDir, databaseUrl, authSecret, demo, dev } = installation;
  const client = bootstrapClient(installation);
  return {
    ...inherited,
    NODE_ENV: dev ? 'development' : 'production',
    ...(dev ? { QUAYSIDE_DEV: '1' } : {}),
    [INSTANCE_VARIABLE]: dataDir,
    PORT: String(env.port),
    HOST: env.host,
    QUAYSIDE_URL: env.url,
    QUAYSIDE_DATA_DIR: dataDir,
    QUAYSIDE_DEMO: DEMO[env.demo],
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: authSecret,
    NEXT_TELEMETRY_DISABLED: '1',
    ...(client ? { QUAYSIDE_CLIENT_ID: client.id, QUAYSIDE_CLIENT_SECRET: client.secret } : {}),
    ...(demo
      ? {
          GITHUB_API_URL: `http://127.0.0.1:${demo.standInPort}`,
          GITHUB_TOKEN: demo.githubToken,
          // The stand-in knows no App of anybody's.
          GITHUB_APP_ID: undefined,
          GITHUB_APP_PRIVATE_KEY: undefined,
          GITHUB_WEBHOOK_SECRET: demo.webhookSecret,
        }
      : {}),
  };
}

const STAND_IN_BASICS = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'STAND_IN_SPEED', 'STAND_IN_SEED'];

/** The stand-in knows nothing of ours but where to deliver webhooks and how its workflows sign in. */
export function standInEnvironment(
  installation: Installation & { demo: DemoSecrets },
  root: string,
): Variables {
  const { inherited, env, dataDir, demo } = installation;
  const web = localUrl(env);
  const client = bootstrapClient(installation);
  return {
    ...Object.fromEntries(STAND_IN_BASICS.map((name) => [name, inherited[name]])),
    NODE_ENV: 'production',
    [INSTANCE_VARIABLE]: dataDir,
    STAND_IN_PORT: String(demo.standInPort),
    STAND_IN_DATA_DIR: path.join(dataDir, 'stand-in'),
    STAND_IN_TOKEN: demo.githubToken,
    STAND_IN_WEBHOOK_URL: `${web}/api/webhooks/github`,
    STAND_IN_WEBHOOK_SECRET: demo.webhookSecret,
    STAND_IN_QUAYSIDE_URL: web,
    STAND_IN_QUAYSIDE_CLIENT_ID: client?.id,
    STAND_IN_QUAYSIDE_CLIENT_SECRET: client?.secret,
    STAND_IN_FIXTURES: path.join(root, 'blueprints/demo/github'),
  };
}

function bootstrapClient({ env, demo }: Installation): { id: string; secret: string } | undefined {
  return env.bootstrapClient ?? (demo ? { id: 'quayside-demo', secret: demo.clientSecret } : undefined);
}

/** Where this machine reaches the web process, whatever its public name. */
export function localUrl({ host, port }: Pick<Env, 'host' | 'port'>): string {
  return `http://${reachable(host.replace(/^\[|\]$/g, ''))}:${port}`;
}

function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
