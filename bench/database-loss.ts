import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareCluster, protectFolder, startCluster } from '#db/embedded/cluster.ts';
import { backendsKilled, postmasterKilled, socketsHalfOpen } from '#db/testing/sieges.ts';

/** The figures of docs/adr/0002-transactions.md: 20 writers of row pairs, `seconds` under each kind of harm. */
const seconds = Number(process.argv[2] ?? 30);
const folder = mkdtempSync(path.join(tmpdir(), 'quayside-loss-'));
protectFolder(folder);
const first = await startCluster(await prepareCluster(folder));
console.log('backends killed  ', JSON.stringify(await backendsKilled(first, seconds * 1000)));
const { report, cluster } = await postmasterKilled(first, seconds * 1000);
console.log('postmaster killed', JSON.stringify(report));
console.log('half-open sockets', JSON.stringify(await socketsHalfOpen(cluster, seconds * 1000)));
await cluster.stop('immediate');
rmSync(folder, { recursive: true, force: true });
