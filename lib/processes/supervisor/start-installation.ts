import path from 'node:path';
import { freePort } from '#db/embedded/cluster.ts';
import type { Env } from '#lib/env.ts';
import { resolveAuthSecret } from '../auth-secret.ts';
import { announce } from './announce.ts';
import { awaitReady } from './await-ready.ts';
import { buildIfStale } from './build.ts';
import { type Installation, localUrl, productEnvironment, standInEnvironment } from './child-environment.ts';
import { type DemoSecrets, keepDemoSecrets, readDemoSecrets } from './demo-secrets.ts';
import type { Family } from './family.ts';
import { isPortFree } from './listening.ts';
import { awaitOutsideDatabase, migrateDatabase, prepareDatabase, startDatabase } from './open-database.ts';
import { INSTANCE_VARIABLE } from './process-table.ts';
import { type Say, showProgress } from './progress.ts';
import { seedDemo } from './seed-demo.ts';
import { spawnChild } from './spawn-child.ts';
import type { Life } from './supervised-child.ts';
import type { ChildName } from './survivors.ts';

export interface StartOptions {
  /** the environment `npm start` was called with */
  inherited: Record<string, string | undefined>;
  root: string;
  /** no demo data */
  empty: boolean;
  /** Next's development server instead of the production build */
  dev: boolean;
  say: Say;
}

export interface Start extends StartOptions {
  env: Env;
  dataDir: string;
  family: Family;
  /** aborted when we are told to stop or the start has failed */
  signal: AbortSignal;
}

/** Everything between a claimed data folder and the line that says the product is ready. */
export async function startInstallation(start: Start): Promise<void> {
  const { env, family, say } = start;
  const [installation] = await Promise.all([prepareInstallation(start), build(start)]);
  const { demo } = installation;
  if (demo) {
    const variables = standInEnvironment({ ...installation, demo }, start.root);
    await family.start(nodeChild(start, 'stand-in', 'lib/github/stand-in/main.ts', variables));
  }
  const variables = productEnvironment(installation);
  await family.start(nodeChild(start, 'worker', 'lib/processes/worker/main.ts', variables));
  // The owner of the schema builds indexes in the worker; what faces people does not even know the name.
  const lesser = { ...variables, DATABASE_MIGRATION_URL: undefined };
  const web = await family.start(nodeChild(start, 'web', 'lib/processes/web/main.ts', lesser));
  await showProgress(say, 'Starting web and worker', () =>
    awaitReady({
      url: `${localUrl(env)}/api/health/ready`,
      logFile: logOf(start, 'web'),
      crashes: () => web.crashesInRow,
    }),
  );
  family.note({ phase: 'running' });
  announce(env, start.dataDir, say);
}

async function prepareInstallation(start: Start): Promise<Installation> {
  const { env, dataDir, inherited, dev } = start;
  const databaseUrl = await openDatabase(start);
  await migrateDatabase(databaseUrl, env, start.say);
  const demo = await demoSecrets(start);
  const authSecret = resolveAuthSecret({ authSecret: env.authSecret, dataDir });
  const installation = { inherited, env, dataDir, databaseUrl, authSecret, demo, dev };
  if (env.demo !== 'off') await seedDemo(start, productEnvironment(installation));
  return installation;
}

async function openDatabase({ env, dataDir, family, say, signal }: Start): Promise<string> {
  if (env.databaseUrl) {
    await awaitOutsideDatabase(env.databaseUrl, say);
    return env.databaseUrl;
  }
  const database = await prepareDatabase(dataDir, say, signal);
  family.note({ databasePort: database.port });
  return startDatabase(database, family, say);
}

/** The demo runs against the stand-in unless somebody named another GitHub. */
async function demoSecrets({ env, dataDir, inherited, say }: Start): Promise<DemoSecrets | undefined> {
  if (env.demo === 'off' || inherited.GITHUB_API_URL?.trim()) return undefined;
  const former = readDemoSecrets(dataDir).standInPort;
  if (former !== undefined && (await isPortFree(former))) return keepDemoSecrets(dataDir, former);
  const port = await freePort();
  if (former !== undefined)
    say(
      `  port ${former} is taken, so GitHub's stand-in moves to ${port}; requests made before keep the old address`,
    );
  return keepDemoSecrets(dataDir, port);
}

async function build({ root, dataDir, dev, inherited, say, signal }: Start): Promise<void> {
  if (dev) return;
  await showProgress(say, 'Building the application', () =>
    buildIfStale({
      root,
      variables: { ...inherited, [INSTANCE_VARIABLE]: dataDir },
      logFile: path.join(dataDir, 'logs', 'build.log'),
      signal,
    }),
  );
}

function nodeChild(
  start: Start,
  name: ChildName,
  script: string,
  variables: Record<string, string | undefined>,
) {
  const options = { root: start.root, script, variables, logFile: logOf(start, name) };
  return { name, launch: (life: Life) => life.began(spawnChild(options)) };
}

function logOf({ dataDir }: Start, name: ChildName): string {
  return path.join(dataDir, 'logs', `${name}.log`);
}
