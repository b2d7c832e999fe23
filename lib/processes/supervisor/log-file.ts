import { closeSync, copyFileSync, openSync, readFileSync, readSync, statSync, truncateSync } from 'node:fs';

const LARGEST = 20 * 1024 * 1024;
const LONGEST_READ = 1024 * 1024;

/** Starts a log over when it has grown large, keeping the last generation beside it. */
export function rotateLog(file: string, largest = LARGEST): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= largest) return;
  // Copied and cut, not renamed: the child goes on writing to the file it has open for appending.
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
}

export function lastLines(file: string, count: number): string[] {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count);
  } catch {
    return [];
  }
}

/** Reads what was appended to `file` since the last call, whole lines only. */
export class LogReader {
  readonly #file: string;
  #offset: number;
  #rest = '';

  constructor(file: string) {
    this.#file = file;
    this.#offset = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  }

  read(): string[] {
    const size = statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
    if (size < this.#offset) this.#offset = 0;
    if (size === this.#offset) return [];
    const buffer = Buffer.alloc(Math.min(size - this.#offset, LONGEST_READ));
    const handle = openSync(this.#file, 'r');
    const length = readSync(handle, buffer, 0, buffer.length, this.#offset);
    closeSync(handle);
    this.#offset += length;
    const lines = (this.#rest + buffer.toString('utf8', 0, length)).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines;
  }
}

/** What a person at the terminal should see of a log: errors, and the link into an installation without users. */
export function worthShowing(line: string): string | undefined {
  if (line.includes('/setup?token=')) return line;
  try {
    const { level, msg } = JSON.parse(line) as Record<string, unknown>;
    return level === 'error' || level === 'fatal' ? String(msg) : undefined;
  } catch {
    return undefined;
  }
}
