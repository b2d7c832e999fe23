import path from 'node:path';
import { restoreBackup } from '#db/backup/restore-backup.ts';
import { readEnv } from '#lib/env.ts';
import { showProgress } from '#lib/processes/supervisor/progress.ts';
import { withInstallationDatabase } from './installation-database.ts';
import { tellFailure } from './tell-failure.ts';

const args = process.argv.slice(2);
const source = args.find((arg) => !arg.startsWith('--'));
const force = args.includes('--force');
if (!source) {
  console.error('Say from where: npm run restore -- quayside.backup [--force]');
  process.exit(2);
}
try {
  const file = path.resolve(source);
  const { counts, createdAt, unclearRuns } = await withInstallationDatabase(readEnv(), 'restore', (url) =>
    showProgress(console.log, 'Restoring', () => restoreBackup(url, file, { force })),
  );
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  console.log(`${rows} rows from ${createdAt} are restored; sessions are not, so everybody signs in again.`);
  if (unclearRuns > 0)
    console.log(
      `${unclearRuns} run(s) may have been sent since: they are looked up, and never sent again unasked.`,
    );
} catch (error) {
  tellFailure(error);
}
