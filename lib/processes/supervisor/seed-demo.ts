import path from 'node:path';
import { openDatabase } from '#db/client.ts';
import { readSetting } from '#db/queries/settings.ts';
import { DEMO_SETTING } from '#lib/demo/demo-setting.ts';
import { awaitExit } from './await-exit.ts';
import { lastLines } from './log-file.ts';
import { type Say, showProgress } from './progress.ts';
import { spawnChild } from './spawn-child.ts';
import { StartError } from './start-error.ts';

interface SeedOptions {
  root: string;
  dataDir: string;
  empty: boolean;
  say: Say;
  signal: AbortSignal;
}

/** Fills a new installation with the demo, once, in a process of its own. */
export async function seedDemo(
  { root, dataDir, empty, say, signal }: SeedOptions,
  variables: Record<string, string | undefined>,
): Promise<void> {
  if (await isDecided(String(variables.DATABASE_URL))) return;
  const logFile = path.join(dataDir, 'logs', 'seed.log');
  await showProgress(say, 'Preparing the demo', async () => {
    const args = empty ? ['--empty'] : [];
    signal.throwIfAborted();
    const child = spawnChild({ root, script: 'lib/processes/seed/main.ts', args, variables, logFile });
    if ((await awaitExit(child, signal)) !== 0)
      throw new StartError(`The demo could not be loaded:\n${lastLines(logFile, 25).join('\n')}`);
  });
}

/** Whether an earlier start has loaded the demo or was told not to. */
async function isDecided(url: string): Promise<boolean> {
  const database = openDatabase({ url, pool: 1, applicationName: 'quayside-supervisor' });
  try {
    return (await readSetting(database.run, DEMO_SETTING)) !== undefined;
  } finally {
    await database.close();
  }
}
