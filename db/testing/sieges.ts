import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { openDatabase } from '#db/client.ts';
import { type Cluster, type RunningCluster, startCluster } from '#db/embedded/cluster.ts';
import { besiege, halfOpenProxy, type LossReport } from './database-loss.ts';

const WRITERS = 20;

const connect = (cluster: RunningCluster) =>
  postgres(cluster.url('postgres'), { max: 1, onnotice: () => {} });

async function emptyTable(cluster: RunningCluster): Promise<void> {
  const client = connect(cluster);
  await client`drop table if exists siege`;
  await client`create table siege (key text not null, side text not null, primary key (key, side))`;
  await client.end();
}

/** A random backend of ours is terminated every 100 ms. */
export async function backendsKilled(cluster: RunningCluster, milliseconds: number): Promise<LossReport> {
  await emptyTable(cluster);
  const db = openDatabase({ url: cluster.url('postgres'), pool: 2, slots: 10, applicationName: 'besieged' });
  const killer = connect(cluster);
  const report = await besiege({
    db,
    inspect: () => connect(cluster),
    milliseconds,
    writers: WRITERS,
    async harm(isOver) {
      while (!isOver()) {
        await killer`select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'besieged' order by random() limit 1`;
        await sleep(100);
      }
    },
  });
  await Promise.all([db.close(), killer.end()]);
  return report;
}

/** `kill -9` of the postmaster after a sixth of the time; returns the server that took its place. */
export async function postmasterKilled(
  cluster: RunningCluster,
  milliseconds: number,
): Promise<{ report: LossReport; cluster: RunningCluster }> {
  await emptyTable(cluster);
  let current = cluster;
  const db = openDatabase({ url: cluster.url('postgres'), pool: 2, slots: 10 });
  const report = await besiege({
    db,
    inspect: () => connect(current),
    milliseconds,
    writers: WRITERS,
    async harm() {
      await sleep(milliseconds / 6);
      cluster.process.kill('SIGKILL');
      await sleep(500);
      current = await restart(cluster, cluster.port);
    },
  });
  await db.close();
  return { report, cluster: current };
}

/** All connections go silent after half a second, without a FIN or RST; new ones are fine. */
export async function socketsHalfOpen(cluster: RunningCluster, milliseconds: number): Promise<LossReport> {
  await emptyTable(cluster);
  const proxy = await halfOpenProxy(cluster.port);
  const url = cluster.url('postgres').replace(`:${cluster.port}/`, `:${proxy.port}/`);
  const db = openDatabase({ url, pool: 2, slots: 10 });
  const report = await besiege({
    db,
    inspect: () => connect(cluster),
    milliseconds,
    writers: WRITERS,
    async harm() {
      await sleep(500);
      proxy.silence();
    },
  });
  await db.close();
  proxy.close();
  return report;
}

/** Children of a killed postmaster may hold its shared memory for a moment longer. */
async function restart(cluster: Cluster, port: number): Promise<RunningCluster> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await startCluster(cluster, { port });
    } catch (error) {
      if (attempt > 50) throw error;
      await sleep(200);
    }
  }
}
