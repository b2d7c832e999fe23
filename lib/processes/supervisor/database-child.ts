import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import {
  type Cluster,
  freePort,
  postmasterPid,
  type RunningCluster,
  startCluster,
} from '#db/embedded/cluster.ts';
import { endDatabaseSurvivors } from './end-survivors.ts';
import { lastLines } from './log-file.ts';
import { isServer } from './process-table.ts';
import { StartError } from './start-error.ts';
import type { ChildPlan, Life } from './supervised-child.ts';

const ATTEMPTS = 20;
const BETWEEN_ATTEMPTS = 250;

export interface DatabaseChild extends ChildPlan {
  port: number;
  /** the server of the current life; throws before the first */
  running(): RunningCluster;
}

/** The embedded PostgreSQL as a child: every life on the same port, and none beside an earlier one. */
export async function databaseChild(cluster: Cluster, logFile: string): Promise<DatabaseChild> {
  const port = await freePort();
  let current: RunningCluster | undefined;
  return {
    name: 'postgres',
    port,
    running() {
      if (!current) throw new Error('PostgreSQL has not been started yet.');
      return current;
    },
    async launch(life) {
      await endDatabaseSurvivors(cluster.dataDir);
      forgetForeignLock(cluster.dataDir);
      current = await startPatiently(cluster, port, logFile, life);
    },
  };
}

/** Backends of a killed server hold its shared memory for a moment; PostgreSQL refuses to start until then. */
async function startPatiently(
  cluster: Cluster,
  port: number,
  logFile: string,
  life: Life,
): Promise<RunningCluster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startCluster(cluster, { port, logFile, onSpawn: life.began });
    } catch (error) {
      if (attempt < ATTEMPTS && !life.isUnwanted && isPassing(logFile)) {
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_ATTEMPTS));
        continue;
      }
      const fatal = lastLines(logFile, 20).findLast((line) => line.includes('FATAL'));
      throw new StartError(
        `PostgreSQL did not start: ${fatal ?? (error as Error).message} (its log is ${logFile})`,
        { cause: error },
      );
    }
  }
}

function isPassing(logFile: string): boolean {
  return lastLines(logFile, 5).some((line) => /shared memory|lock file .* already exists/.test(line));
}

/**
 * A pid file that a crash left empty, or whose number now belongs to another program (common after a reboot),
 * would stop PostgreSQL for good.
 */
function forgetForeignLock(clusterDir: string): void {
  const pid = postmasterPid(clusterDir);
  const isForeign = pid === undefined || (existsSync(`/proc/${pid}`) && !isServer(pid, clusterDir));
  if (isForeign) rmSync(path.join(clusterDir, 'postmaster.pid'), { force: true });
}
