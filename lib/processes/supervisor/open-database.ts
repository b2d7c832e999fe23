import { existsSync } from 'node:fs';
import path from 'node:path';
import { answers, ensureDatabase, prepareCluster } from '#db/embedded/cluster.ts';
import { migrate } from '#db/migrate.ts';
import type { Env } from '#lib/env.ts';
import { type DatabaseChild, databaseChild } from './database-child.ts';
import { endDatabaseSurvivors } from './end-survivors.ts';
import type { Family } from './family.ts';
import { type Say, showProgress } from './progress.ts';
import { StartError } from './start-error.ts';

export const DATABASE = 'quayside';
const OUTSIDE_WITHIN = 60_000;

/** Initialises the embedded cluster when there is none yet and describes the child that serves it. */
export async function prepareDatabase(
  dataDir: string,
  say: Say,
  signal: AbortSignal,
): Promise<DatabaseChild> {
  const isNew = !existsSync(path.join(dataDir, 'postgres', 'PG_VERSION'));
  const what = isNew ? 'Creating the database cluster' : 'Preparing PostgreSQL';
  const cluster = await showProgress(say, what, async () => {
    // An initdb that was cut off from its supervisor would work on beside ours.
    await endDatabaseSurvivors(path.join(dataDir, 'postgres'));
    signal.throwIfAborted();
    return prepareCluster(dataDir);
  });
  if (cluster.account) {
    say(
      `PostgreSQL runs as ${cluster.account.name} in ${cluster.dataDir}, its programs in ${cluster.binaries}`,
    );
  }
  return databaseChild(cluster, path.join(dataDir, 'logs', 'postgres.log'));
}

/** Starts it and makes sure that our database exists; returns its URL. */
export async function startDatabase(database: DatabaseChild, family: Family, say: Say): Promise<string> {
  await showProgress(say, 'Starting PostgreSQL', () => family.start(database));
  await ensureDatabase(database.running(), DATABASE);
  return database.running().url(DATABASE);
}

/** An outside database may come up together with us. */
export async function awaitOutsideDatabase(url: string, say: Say): Promise<void> {
  const { host, pathname } = new URL(url);
  await showProgress(say, `Waiting for PostgreSQL at ${host}`, async () => {
    const until = Date.now() + OUTSIDE_WITHIN;
    while (!(await answers(url))) {
      if (Date.now() > until)
        throw new StartError(`PostgreSQL at ${host} does not answer for ${pathname}; check DATABASE_URL.`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  });
}

export async function migrateDatabase(databaseUrl: string, env: Env, say: Say): Promise<void> {
  const owner = env.databaseMigrationUrl;
  const applicationRole = owner ? decodeURIComponent(new URL(databaseUrl).username) : undefined;
  await showProgress(say, 'Migrating the database', async () => {
    try {
      await migrate(owner ?? databaseUrl, applicationRole);
    } catch (error) {
      throw new StartError(`The database could not be migrated: ${(error as Error).message}`, {
        cause: error,
      });
    }
  });
}
