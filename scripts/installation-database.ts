import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { databaseAccount } from '#db/embedded/account.ts';
import { ensureDatabase, prepareCluster, startCluster } from '#db/embedded/cluster.ts';
import { migrate } from '#db/migrate.ts';
import type { Env } from '#lib/env.ts';
import { chooseDataFolder, makeDataFolder } from '#lib/processes/supervisor/data-folder.ts';
import { endDatabaseSurvivors } from '#lib/processes/supervisor/end-survivors.ts';
import { waitForLock } from '#lib/processes/supervisor/instance-lock.ts';
import { readState } from '#lib/processes/supervisor/instance-state.ts';
import { DATABASE, migrateDatabase } from '#lib/processes/supervisor/open-database.ts';
import { StartError } from '#lib/processes/supervisor/start-error.ts';

const PATIENCE = 1_000;

type Purpose = 'backup' | 'restore';

/**
 * Calls `work` with the URL of the installation's database. An outside database is taken as it is; the
 * embedded one is asked where it runs, or started for this one task. A restore demands that nobody uses it.
 */
export async function withInstallationDatabase<T>(
  env: Env,
  purpose: Purpose,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (env.databaseUrl) {
    if (purpose === 'restore') await migrateDatabase(env.databaseUrl, env, () => {});
    return work(env.databaseMigrationUrl ?? env.databaseUrl);
  }
  const dataDir = chooseDataFolder(env.dataDir, databaseAccount());
  if (purpose === 'backup' && !existsSync(path.join(dataDir, 'postgres', 'PG_VERSION')))
    throw new StartError(`There is no database in ${dataDir}; QUAYSIDE_DATA_DIR says where to look.`);
  makeDataFolder(dataDir);
  const lock = await waitForLock(`instance ${dataDir}`, PATIENCE);
  if (!lock) return whileRunning(dataDir, purpose, work);
  try {
    return await onOwnServer(dataDir, purpose, work);
  } finally {
    await lock.release();
  }
}

function whileRunning<T>(dataDir: string, purpose: Purpose, work: (url: string) => Promise<T>): Promise<T> {
  const port = readState(dataDir)?.databasePort;
  if (purpose === 'restore' || port === undefined)
    throw new StartError(`Quayside is running on ${dataDir}; stop it first.`);
  const password = readFileSync(path.join(dataDir, 'postgres.password'), 'utf8').trim();
  return work(`postgres://quayside:${password}@127.0.0.1:${port}/${DATABASE}`);
}

async function onOwnServer<T>(
  dataDir: string,
  purpose: Purpose,
  work: (url: string) => Promise<T>,
): Promise<T> {
  await endDatabaseSurvivors(path.join(dataDir, 'postgres'));
  const logFile = path.join(dataDir, 'logs', 'postgres.log');
  const cluster = await startCluster(await prepareCluster(dataDir), { logFile });
  try {
    await ensureDatabase(cluster, DATABASE);
    if (purpose === 'restore') await migrate(cluster.url(DATABASE));
    return await work(cluster.url(DATABASE));
  } finally {
    await cluster.stop();
  }
}
