import { spawn } from 'node:child_process';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { awaitExit } from './await-exit.ts';
import { waitForLock } from './instance-lock.ts';
import { sourceDigest } from './source-digest.ts';
import { StartError } from './start-error.ts';

interface BuildOptions {
  root: string;
  /** the environment of the build process */
  variables: Record<string, string | undefined>;
  /** where the build's own output goes */
  logFile: string;
  signal?: AbortSignal;
}

const LONGEST_BUILD = 15 * 60_000;

/** Whether the production build in `.next` was made from the sources as they are. */
export function isBuildStale(root: string): boolean {
  if (!existsSync(path.join(root, '.next', 'BUILD_ID'))) return true;
  const stamp = stampFile(root);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourceDigest(root);
}

function stampFile(root: string): string {
  return path.join(root, '.next', 'quayside-sources');
}

/** Builds when stale; of several who find that at once, one builds and the others wait for it. */
export async function buildIfStale(options: BuildOptions): Promise<'fresh' | 'built'> {
  const { root } = options;
  if (!isBuildStale(root)) return 'fresh';
  demandWritable(root);
  const lock = await waitForLock(`build ${root}`, LONGEST_BUILD, () => options.signal?.aborted ?? false);
  if (!lock) throw new StartError('Another process has been building for too long; the start was given up.');
  try {
    if (!isBuildStale(root)) return 'fresh';
    const digest = sourceDigest(root);
    rmSync(stampFile(root), { force: true });
    await runBuild(options);
    writeFileSync(stampFile(root), digest);
    return 'built';
  } finally {
    await lock.release();
  }
}

function demandWritable(root: string): void {
  const folder = path.join(root, '.next');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new StartError(
      `The application has to be built, and this user may not write to ${folder}: run \`npm start\` as the owner of ${root}.`,
    );
  }
}

async function runBuild({ root, variables, logFile, signal }: BuildOptions): Promise<void> {
  mkdirSync(path.dirname(logFile), { recursive: true });
  signal?.throwIfAborted();
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    env: { ...variables, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  if ((await awaitExit(child, signal)) !== 0) {
    const tail = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-30).join('\n');
    throw new StartError(`The production build failed; its output is in ${logFile}:\n${tail}`);
  }
}
