import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process and no later one that got the same number: pids are reused, start times within a boot are not. */
export interface ProcessMark {
  pid: number;
  /** clock ticks between boot and start, field 22 of /proc/<pid>/stat */
  startTime: string;
}

/** Set for every child; tells which data folder a process that outlived its supervisor belongs to. */
export const INSTANCE_VARIABLE = 'QUAYSIDE_SUPERVISED';

interface Stat {
  state: string;
  startTime: string;
}

/** The command name may hold spaces and parentheses, so fields are counted from the last `)`. */
export function parseStat(text: string): Stat | undefined {
  const fields = text
    .slice(text.lastIndexOf(')') + 1)
    .trim()
    .split(/\s+/);
  const [state, startTime] = [fields[0], fields[19]];
  return state && startTime ? { state, startTime } : undefined;
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** undefined when there is no such process, or only its unreaped remains. */
export function markOf(pid: number): ProcessMark | undefined {
  if (!existsSync('/proc/self/stat')) return markWithoutProc(pid);
  const stat = parseStat(readProc(pid, 'stat') ?? '');
  return stat && stat.state !== 'Z' && stat.state !== 'X' ? { pid, startTime: stat.startTime } : undefined;
}

/** Elsewhere than on Linux a process is only known by its number. */
function markWithoutProc(pid: number): ProcessMark | undefined {
  try {
    process.kill(pid, 0);
    return { pid, startTime: 'unknown' };
  } catch {
    return undefined;
  }
}

export function isAlive(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.startTime === mark.startTime;
}

/** Start times only compare within one boot. */
export function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

function processIds(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** Processes that a supervisor of `dataDir` started, whether it had time to note them or not. */
export function supervisedProcesses(dataDir: string): ProcessMark[] {
  const entry = `${INSTANCE_VARIABLE}=${dataDir}`;
  return processIds()
    .filter((pid) => pid !== process.pid && readProc(pid, 'environ')?.split('\0').includes(entry))
    .flatMap((pid) => markOf(pid) ?? []);
}

/** The PostgreSQL server on `clusterDir`, or initdb while it makes it, and those of their children that we may look at. */
export function databaseProcesses(clusterDir: string): ProcessMark[] {
  return processIds()
    .filter((pid) => isServer(pid, clusterDir) || isBackend(pid, clusterDir))
    .flatMap((pid) => markOf(pid) ?? []);
}

export function isServer(pid: number, clusterDir: string): boolean {
  const [program = '', ...args] = readProc(pid, 'cmdline')?.split('\0') ?? [];
  return /\/(postgres|initdb)$/.test(program) && args[args.indexOf('-D') + 1] === clusterDir;
}

function isBackend(pid: number, clusterDir: string): boolean {
  if (!/^postgres/.test(readProc(pid, 'comm') ?? '')) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === clusterDir;
  } catch {
    return false;
  }
}
