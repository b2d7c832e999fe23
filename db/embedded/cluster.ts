import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { type Account, databaseAccount } from './account.ts';
import { giveTo, locateBinaries } from './binaries.ts';

const USER = 'quayside';
const READY_WITHIN = 60_000;

/** An initialised data folder with what is needed to start a server on it. */
export interface Cluster {
  dataDir: string;
  binaries: string;
  account: Account | undefined;
  password: string;
}

export interface RunningCluster extends Cluster {
  port: number;
  pid: number;
  process: ChildProcess;
  url(database: string): string;
  /** `fast` disconnects clients and writes everything out; `immediate` is a crash. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

export interface StartOptions {
  port?: number;
  /** `name=value` settings for tests (`fsync=off`); production takes PostgreSQL's own defaults */
  settings?: string[];
  logFile?: string;
  /** told of the process before it answers */
  onSpawn?: (process: ChildProcess) => void;
}

/** Where a cluster is made, so that what an interrupted initdb leaves is never taken for one. */
export const inTheMaking = (dataDir: string) => `${dataDir}.new`;

/**
 * Finds the cluster in `folder` or creates it there: `folder/postgres` holds PostgreSQL's files,
 * `folder/postgres.password` the password of its only user.
 */
export async function prepareCluster(folder: string): Promise<Cluster> {
  const account = databaseAccount();
  const binaries = locateBinaries(account);
  const dataDir = path.join(folder, 'postgres');
  const passwordFile = path.join(folder, 'postgres.password');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(path.join(dataDir, 'PG_VERSION')))
    await initialise({ binaries, dataDir, passwordFile, account });
  return { dataDir, binaries, account, password: readFileSync(passwordFile, 'utf8').trim() };
}

interface Initialisation {
  binaries: string;
  dataDir: string;
  passwordFile: string;
  account: Account | undefined;
}

async function initialise({ binaries, dataDir, passwordFile, account }: Initialisation): Promise<void> {
  const making = inTheMaking(dataDir);
  for (const useless of [making, dataDir]) rmSync(useless, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  giveTo(account, making);
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(account, passwordFile);
  const options = [
    '--username',
    USER,
    '--pwfile',
    passwordFile,
    '--auth',
    'scram-sha-256',
    '--encoding',
    'UTF8',
    '--locale',
    'C.UTF-8',
  ];
  await promisify(execFile)(
    path.join(binaries, 'bin', 'initdb'),
    ['-D', making, ...options, '--no-instructions'],
    {
      cwd: '/',
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    },
  );
  renameSync(making, dataDir);
}

/** Starts the server on 127.0.0.1 in its own process group and waits until it answers. */
export async function startCluster(cluster: Cluster, options: StartOptions = {}): Promise<RunningCluster> {
  const port = options.port ?? (await freePort());
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...(options.settings ?? [])];
  const log = options.logFile ? openSync(options.logFile, 'a') : 'ignore';
  const child = spawn(
    path.join(cluster.binaries, 'bin', 'postgres'),
    ['-D', cluster.dataDir, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    {
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      ...(cluster.account ? { uid: cluster.account.uid, gid: cluster.account.gid } : {}),
    },
  );
  if (typeof log === 'number') closeSync(log);
  options.onSpawn?.(child);
  const running: RunningCluster = {
    ...cluster,
    port,
    pid: child.pid ?? 0,
    process: child,
    url: (database) => `postgres://${USER}:${cluster.password}@127.0.0.1:${port}/${database}`,
    stop: (mode = 'fast') => stopServer(child, mode),
  };
  await untilReady(running);
  return running;
}

async function untilReady(cluster: RunningCluster): Promise<void> {
  const until = Date.now() + READY_WITHIN;
  for (;;) {
    const { exitCode, signalCode } = cluster.process;
    if (exitCode !== null || signalCode !== null)
      throw new Error(`PostgreSQL ended at once (${signalCode ?? `exit ${exitCode}`}).`);
    if (await answers(cluster.url('postgres'))) return;
    if (Date.now() > until) throw new Error(`PostgreSQL did not answer within ${READY_WITHIN / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whether a server answers a query under `url`. */
export async function answers(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {}, fetch_types: false });
  try {
    await client`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await client.end({ timeout: 1 });
  }
}

function stopServer(child: ChildProcess, mode: 'fast' | 'immediate'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGQUIT'), 8_000);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  });
}

/** Creates `database` when it is missing. */
export async function ensureDatabase(cluster: RunningCluster, database: string): Promise<void> {
  const client = postgres(cluster.url('postgres'), { max: 1, onnotice: () => {} });
  try {
    const found = await client`select 1 from pg_database where datname = ${database}`;
    if (found.length === 0) await client`create database ${client(database)}`;
  } finally {
    await client.end({ timeout: 2 });
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** The pid of the server that holds `dataDir`, from its own lock file; undefined when none was left. */
export function postmasterPid(dataDir: string): number | undefined {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

export function protectFolder(folder: string): void {
  chmodSync(folder, 0o711);
}
