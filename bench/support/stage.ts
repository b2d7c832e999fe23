import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import {
  ensureDatabase,
  freePort,
  prepareCluster,
  protectFolder,
  startCluster,
} from '#db/embedded/cluster.ts';
import { migrate } from '#db/migrate.ts';
import { buildIfStale } from '#lib/processes/supervisor/build.ts';
import { cleanEnvironment } from '#scripts/parts/clean-environment.ts';

/** A database of its own and the servers that are compared on it. */
export interface Stage {
  sql: postgres.Sql;
  databaseUrl: string;
  /** starts a file of `bench/servers` on a free port; `said` is what it told when it was ready */
  serve(file: string, args: string[], variables: Record<string, string>): Promise<Server>;
}

export interface Server {
  url: string;
  said: string;
}

/** Sets up, runs `measure`, and leaves nothing behind, whatever came of it. */
export async function onStage(connections: number, measure: (stage: Stage) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quayside-bench-'));
  const children: ChildProcess[] = [];
  try {
    protectFolder(folder);
    console.log('Building, when the build is stale …');
    const logFile = path.join(folder, 'build.log');
    const root = path.join(import.meta.dirname, '../..');
    await buildIfStale({ root, variables: cleanEnvironment(), logFile });
    const cluster = await startCluster(await prepareCluster(folder));
    try {
      await ensureDatabase(cluster, 'bench');
      const databaseUrl = cluster.url('bench');
      await migrate(databaseUrl);
      const sql = postgres(databaseUrl, { max: connections, onnotice: () => {} });
      await measure({
        sql,
        databaseUrl,
        serve: (file, args, variables) => serve(children, file, args, variables),
      });
      await sql.end();
    } finally {
      for (const child of children) child.kill();
      await cluster.stop('immediate');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function serve(
  children: ChildProcess[],
  file: string,
  args: string[],
  variables: Record<string, string>,
): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment: Record<string, string | undefined> = {
    ...cleanEnvironment(),
    ...variables,
    PORT: String(port),
    QUAYSIDE_URL: url,
  };
  const child = fork(path.join(import.meta.dirname, '../servers', file), args, {
    env: environment as NodeJS.ProcessEnv,
    execArgv: [],
  });
  children.push(child);
  const said = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return { url, said };
}
