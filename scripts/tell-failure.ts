import { BackupError } from '#db/backup/backup-format.ts';
import { EnvError } from '#lib/env.ts';
import { StartError } from '#lib/processes/supervisor/start-error.ts';

/** One line for what a person can put right, everything for what they cannot. */
export function tellFailure(error: unknown): void {
  const expected = error instanceof StartError || error instanceof EnvError || error instanceof BackupError;
  console.error(expected ? `quayside: ${error.message}` : error);
  process.exitCode = 1;
}
