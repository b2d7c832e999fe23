import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The unprivileged account PostgreSQL runs under when we are root; undefined when we are not. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** An existing `postgres`, else `nobody`. Accounts are never created. */
export function findAccount(passwd: string): Account | undefined {
  const accounts = passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
  return accounts.find(({ name }) => name === 'postgres') ?? accounts.find(({ name }) => name === 'nobody');
}

export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = findAccount(readFileSync('/etc/passwd', 'utf8'));
  if (!account)
    throw new Error(
      'Running as root needs an account "postgres" or "nobody" for PostgreSQL; neither exists.',
    );
  return account;
}

interface Mode {
  uid: number;
  gid: number;
  mode: number;
}

const SEARCH = 0o1;

/** Whether `account` may walk through a folder with these owners and permissions. */
export function maySearch(account: Account, { uid, gid, mode }: Mode): boolean {
  if (uid === account.uid) return (mode & (SEARCH << 6)) !== 0;
  if (gid === account.gid) return (mode & (SEARCH << 3)) !== 0;
  return (mode & SEARCH) !== 0;
}

/** Whether every existing folder from the root down to `target` lets `account` pass. */
export function canReach(account: Account | undefined, target: string): boolean {
  if (!account) return true;
  for (let folder = path.dirname(path.resolve(target)); ; folder = path.dirname(folder)) {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats && !maySearch(account, stats)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}
