import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { ensureDatabase, prepareCluster, type RunningCluster, startCluster } from '#db/embedded/cluster.ts';
import { migrate } from '#db/migrate.ts';
import type { RunState } from '#lib/runs/states.ts';

const DATABASE = 'chaos';

interface MortalDatabase {
  url: string;
  /** `kill -9` of the postmaster; resolves when the next one has recovered */
  kill(): Promise<void>;
  /** of every run, by its id */
  states(): Promise<Map<string, RunState>>;
  stop(): Promise<void>;
}

/** A migrated PostgreSQL of our own in `folder`, with its ordinary durability. */
export async function startDatabase(folder: string): Promise<MortalDatabase> {
  let cluster = await startCluster(await prepareCluster(folder));
  await ensureDatabase(cluster, DATABASE);
  const url = cluster.url(DATABASE);
  await migrate(url);
  return {
    url,
    async kill() {
      cluster.process.kill('SIGKILL');
      await sleep(300);
      cluster = await restart(cluster);
    },
    states: () => readStates(url),
    stop: () => cluster.stop('immediate'),
  };
}

/** Children of a killed postmaster may hold its shared memory for a moment longer. */
async function restart(cluster: RunningCluster): Promise<RunningCluster> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await startCluster(cluster, { port: cluster.port });
    } catch (error) {
      if (attempt > 100) throw error;
      await sleep(100);
    }
  }
}

/** Asks until the server that was just killed is back. */
async function readStates(url: string): Promise<Map<string, RunState>> {
  for (let attempt = 0; ; attempt++) {
    const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
    try {
      const rows = await sql<{ id: string; state: RunState }[]>`select id, state from runs`;
      return new Map(rows.map(({ id, state }) => [id, state]));
    } catch (error) {
      if (attempt > 100) throw error;
      await sleep(200);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}
