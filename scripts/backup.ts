import path from 'node:path';
import { writeBackup } from '#db/backup/write-backup.ts';
import { readEnv } from '#lib/env.ts';
import { showProgress } from '#lib/processes/supervisor/progress.ts';
import { withInstallationDatabase } from './installation-database.ts';
import { tellFailure } from './tell-failure.ts';

const [target] = process.argv.slice(2);
if (!target) {
  console.error('Say where to: npm run backup -- quayside.backup');
  process.exit(2);
}
try {
  const file = path.resolve(target);
  const counts = await withInstallationDatabase(readEnv(), 'backup', (url) =>
    showProgress(console.log, 'Writing the backup', () => writeBackup(url, file)),
  );
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  console.log(`${rows} rows of ${Object.keys(counts).length} tables are in ${file}.`);
} catch (error) {
  tellFailure(error);
}
