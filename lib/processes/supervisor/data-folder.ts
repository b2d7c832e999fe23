import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { type Account, canReach } from '#db/embedded/account.ts';
import { SYSTEM_DIR } from '#db/embedded/binaries.ts';
import { StartError } from './start-error.ts';

/**
 * Where an installation keeps its data: the configured folder, or one below `system` when PostgreSQL's
 * account cannot get there. Once data lies there it stays there, whatever becomes of the way to the other.
 */
export function chooseDataFolder(
  configured: string,
  account: Account | undefined,
  system = SYSTEM_DIR,
): string {
  demandPlace(configured);
  const owner = path.basename(path.dirname(configured)).replaceAll(/[^\w.-]/g, '_') || 'data';
  const digest = createHash('sha256').update(configured).digest('hex').slice(0, 8);
  const moved = path.join(system, `${owner}-${digest}`);
  if (!canReach(account, configured)) return moved;
  return account && hasCluster(moved) && !hasCluster(configured) ? moved : configured;
}

function hasCluster(folder: string): boolean {
  return existsSync(path.join(folder, 'postgres', 'PG_VERSION'));
}

/** A folder that we could not even make is a mistake to be told, not a reason to go elsewhere. */
function demandPlace(folder: string): void {
  let existing = folder;
  while (!existsSync(existing) && existing !== path.dirname(existing)) existing = path.dirname(existing);
  explained(folder, () => {
    readdirSync(existing);
    accessSync(existing, constants.W_OK | constants.X_OK);
  });
}

/** Makes the folder and what it needs; throws StartError with one line when that is not possible. */
export function makeDataFolder(folder: string): string {
  return explained(folder, () => {
    const isNew = !existsSync(folder);
    makeFolder(folder);
    for (const name of ['logs', 'stand-in']) {
      const own = path.join(folder, name);
      if (!existsSync(own)) mkdirSync(own, { mode: 0o700 });
    }
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    // PostgreSQL's account passes through to its own folder; a folder that was there loses no permission.
    if (process.getuid?.() === 0) chmodSync(folder, isNew ? 0o711 : statSync(folder).mode | 0o011);
    return realpathSync(folder);
  });
}

function explained<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = REASONS[code ?? ''] ?? message;
    throw new StartError(
      `The data folder ${folder} cannot be used: ${why}. Set QUAYSIDE_DATA_DIR to another one.`,
    );
  }
}

/** Not `recursive: true`: under /proc and its like Node's own loop never ends. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

const REASONS: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'it is a file',
  ENOENT: 'it cannot be created',
  ENOSPC: 'the disk is full',
};
