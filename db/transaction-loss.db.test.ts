import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { prepareCluster, protectFolder, startCluster } from '#db/embedded/cluster.ts';
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
