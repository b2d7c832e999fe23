import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { ensureDatabase, prepareCluster, protectFolder, startCluster } from '#db/embedded/cluster.ts';
import { migrate } from '#db/migrate.ts';
import type { LossReport } from '#db/testing/database-loss.ts';
import { backendsKilled, postmasterKilled, socketsHalfOpen } from '#db/testing/sieges.ts';

// Short sieges for every change; `npm run bench -- database-loss` prints the long ones of docs/adr/0002.
const folder = mkdtempSync(path.join(tmpdir(), 'quayside-loss-'));
protectFolder(folder);
let cluster = await startCluster(await prepareCluster(folder));

afterAll(async () => {
  await cluster.stop('immediate');
  rmSync(folder, { recursive: true, force: true });
});

function expectNothingLost(report: LossReport): void {
  expect(report).toMatchObject({ hanging: 0, uncaught: 0, halfWritten: 0, acknowledgedButMissing: 0 });
  expect(report.acknowledged).toBeGreaterThan(50);
  expect(report.failed).toBeGreaterThan(0);
}

test('backends killed under 20 writers', { timeout: 60_000 }, async () => {
  expectNothingLost(await backendsKilled(cluster, 2_000));
});

test('the postmaster killed and started again', { timeout: 60_000 }, async () => {
  const outcome = await postmasterKilled(cluster, 4_000);
  cluster = outcome.cluster;
  expectNothingLost(outcome.report);
});

test('a half-open socket', { timeout: 60_000 }, async () => {
  expectNothingLost(await socketsHalfOpen(cluster, 10_500));
});

test('a migration whose connection is cut off fails, and the next one does it all', {
  timeout: 60_000,
}, async () => {
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.on('uncaughtException', note);
  const admin = postgres(cluster.url('postgres'), { max: 1, onnotice: () => {} });
  const failures: unknown[] = [];
  for (const delay of [30, 40, 50, 60, 80, 100]) {
    const name = `migrated_${delay}`;
    await ensureDatabase(cluster, name);
    const migration = migrate(cluster.url(name)).catch((error: unknown) => failures.push(error));
    await new Promise((resolve) => setTimeout(resolve, delay));
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    await migration;
    await migrate(cluster.url(name));
  }
  await admin.end({ timeout: 1 });
  process.off('uncaughtException', note);
  expect(failures.length).toBeGreaterThan(0);
  expect(uncaught).toEqual([]);
});
