import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

interface SpawnOptions {
  root: string;
  /** TypeScript file below `root` */
  script: string;
  args?: string[];
  variables: Record<string, string | undefined>;
  logFile: string;
}

/** A Node process in a process group of its own that logs into a file, so that it can outlive us unharmed. */
export function spawnChild({ root, script, args = [], variables, logFile }: SpawnOptions): ChildProcess {
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: variables as NodeJS.ProcessEnv,
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  return child;
}
