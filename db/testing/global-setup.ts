import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureDatabase, prepareCluster, protectFolder, startCluster } from '#db/embedded/cluster.ts';
import { migrate } from '#db/migrate.ts';

export const TEMPLATE = 'quayside_template';

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string;
  }
}

/** One throw-away cluster per test run with one migrated database, which each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quayside-db-'));
  protectFolder(folder);
  const cluster = await startCluster(await prepareCluster(folder), {
    settings: [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'wal_level=minimal',
      'max_wal_senders=0',
      'max_connections=300',
      'shared_buffers=256MB',
    ],
  });
  await ensureDatabase(cluster, TEMPLATE);
  await migrate(cluster.url(TEMPLATE));
  project.provide('clusterUrl', cluster.url('postgres'));
  return async () => {
    await cluster.stop('immediate');
    rmSync(folder, { recursive: true, force: true });
  };
}
