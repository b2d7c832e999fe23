import path from 'node:path';
import { type AppCredentials, readAppCredentials } from '#lib/github/app-credentials.ts';
import { readSignIn, type SignInEnv } from './sign-in-env.ts';

/** The configuration of one installation; docs/configuration.md describes every variable. */
export interface Env {
  port: number;
  host: string;
  /** public origin without trailing slash */
  url: string;
  /** undefined: the embedded PostgreSQL in `dataDir` */
  databaseUrl: string | undefined;
  databaseMigrationUrl: string | undefined;
  dataDir: string;
  demo: 'off' | 'on' | 'public';
  bootstrapClient: { id: string; secret: string } | undefined;
  authSecret: string | undefined;
  github: {
    apiUrl: string;
    /** of a person or machine user; never beside `app` */
    token: string | undefined;
    app: AppCredentials | undefined;
    webhookSecret: string | undefined;
  };
  signIn: SignInEnv;
  logLevel: string;
  /** compile pages on demand and reload them (`npm run dev`) */
  dev: boolean;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const LOOPBACK = ['127.0.0.1', 'localhost', '::1', '[::1]'];

/** All that is wrong with the environment, at once. */
export class EnvError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(
      `The configuration has ${problems.length} problem(s):\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.name = 'EnvError';
    this.problems = problems;
  }
}

/** What a process was started with, to be handed on to its children. */
export function inheritedEnvironment(): Record<string, string | undefined> {
  return { ...process.env };
}

/** Reads and checks `source`; throws EnvError. Empty strings count as unset. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const problems: string[] = [];
  const text = (name: string) => source[name]?.trim() || undefined;
  const url = (name: string, protocols: string[]): string | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (!parsed || !protocols.includes(parsed.protocol)) {
      problems.push(
        `${name} must be a URL starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}.`,
      );
      return undefined;
    }
    return value.replace(/\/+$/, '');
  };

  const portText = text('PORT') ?? '3000';
  const port = Number(portText);
  if (!/^\d+$/.test(portText) || port < 1 || port > 65_535)
    problems.push(`PORT must be a whole number from 1 to 65535, not "${portText}".`);

  const host = text('HOST') ?? '127.0.0.1';
  const databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const databaseMigrationUrl = url('DATABASE_MIGRATION_URL', ['postgres:', 'postgresql:']);
  if (databaseMigrationUrl && !databaseUrl)
    problems.push('DATABASE_MIGRATION_URL needs DATABASE_URL beside it.');

  const publicUrl = url('QUAYSIDE_URL', ['http:', 'https:']) ?? `http://localhost:${port}`;
  if (URL.canParse(publicUrl) && new URL(publicUrl).pathname !== '/')
    problems.push('QUAYSIDE_URL must be an origin, without a path.');

  const demo = readDemo(text('QUAYSIDE_DEMO'), databaseUrl !== undefined, problems);
  if (demo === 'on' && !LOOPBACK.includes(host)) {
    problems.push(
      `HOST "${host}" would show the demo and its one-click identities to others; set QUAYSIDE_DEMO=public to do so knowingly, or QUAYSIDE_DEMO=0.`,
    );
  }

  const authSecret = text('AUTH_SECRET');
  if (databaseUrl && !authSecret)
    problems.push('AUTH_SECRET must be set with DATABASE_URL (at least 32 random characters).');
  if (authSecret && authSecret.length < 32) problems.push('AUTH_SECRET must have at least 32 characters.');

  const app = readAppCredentials(text('GITHUB_APP_ID'), text('GITHUB_APP_PRIVATE_KEY'), problems);
  if (text('GITHUB_TOKEN') && (text('GITHUB_APP_ID') || text('GITHUB_APP_PRIVATE_KEY')))
    problems.push('GITHUB_TOKEN and GITHUB_APP_ID exclude each other; unset one of them.');

  const logLevel = text('LOG_LEVEL') ?? 'info';
  if (!LOG_LEVELS.includes(logLevel)) problems.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`);

  const githubApiUrl = url('GITHUB_API_URL', ['http:', 'https:']) ?? 'https://api.github.com';
  const env: Env = {
    port,
    host,
    url: publicUrl,
    databaseUrl,
    databaseMigrationUrl,
    dataDir: path.resolve(text('QUAYSIDE_DATA_DIR') ?? '.data'),
    demo,
    bootstrapClient: readPair('QUAYSIDE_CLIENT_ID', 'QUAYSIDE_CLIENT_SECRET', 16, text, problems),
    authSecret,
    github: {
      apiUrl: githubApiUrl,
      token: text('GITHUB_TOKEN'),
      app,
      webhookSecret: text('GITHUB_WEBHOOK_SECRET'),
    },
    signIn: readSignIn({ text, problems }, githubApiUrl),
    logLevel,
    dev: text('QUAYSIDE_DEV') === '1',
  };
  if (problems.length > 0) throw new EnvError(problems);
  return env;
}

/** For libraries that can only be configured this way. */
export function setProcessEnv(values: Record<string, string>): void {
  Object.assign(process.env, values);
}

function readDemo(value: string | undefined, hasDatabase: boolean, problems: string[]): Env['demo'] {
  switch (value) {
    case undefined:
      return hasDatabase ? 'off' : 'on';
    case '0':
      return 'off';
    case '1':
      return 'on';
    case 'public':
      return 'public';
    default:
      problems.push(`QUAYSIDE_DEMO must be 0, 1 or public, not "${value}".`);
      return 'off';
  }
}

function readPair(
  idName: string,
  secretName: string,
  minimum: number,
  text: (name: string) => string | undefined,
  problems: string[],
): { id: string; secret: string } | undefined {
  const id = text(idName);
  const secret = text(secretName);
  if (id === undefined && secret === undefined) return undefined;
  if (id === undefined || secret === undefined) {
    problems.push(`${idName} and ${secretName} belong together; only one is set.`);
    return undefined;
  }
  if (secret.length < minimum) problems.push(`${secretName} must have at least ${minimum} characters.`);
  return { id, secret };
}
