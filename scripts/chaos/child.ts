import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

interface ChildOptions {
  /** file of the repository that Node runs, and its arguments */
  script: string;
  args?: string[];
  env: Record<string, string | undefined>;
  logFile: string;
  /** stands in its output once it works */
  readyWhen: string;
}

const RESPAWN_AFTER = 100;

/** A process that is started again whenever it ends, as the supervisor does, until `stop`. */
export class Child {
  readonly #options: ChildOptions;
  #process: ChildProcess | undefined;
  #stopped = false;
  isReady = false;
  #isFrozen = false;
  #whenReady: (() => void)[] = [];

  constructor(options: ChildOptions) {
    this.#options = options;
    this.#start();
  }

  #start(): void {
    const { script, args = [], env, logFile, readyWhen } = this.#options;
    const child = spawn(process.execPath, [script, ...args], {
      env: env as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    const log = createWriteStream(logFile, { flags: 'a' });
    let seen = '';
    const read = (chunk: Buffer) => {
      log.write(chunk);
      if (this.isReady) return;
      seen = (seen + chunk.toString()).slice(-10_000);
      if (!seen.includes(readyWhen)) return;
      this.isReady = true;
      for (const resolve of this.#whenReady.splice(0)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code, signal) => {
      log.end(`--- ended: ${code ?? signal}\n`);
      this.isReady = false;
      if (!this.#stopped) setTimeout(() => this.#stopped || this.#start(), RESPAWN_AFTER);
    });
  }

  ready(): Promise<void> {
    if (this.isReady) return Promise.resolve();
    return new Promise((resolve) => this.#whenReady.push(resolve));
  }

  /** `kill -9` of a process at work; false when there is none just now. */
  kill(): boolean {
    if (!this.isReady || this.#isFrozen) return false;
    this.isReady = false;
    return this.#process?.kill('SIGKILL') ?? false;
  }

  /** Stops it in its tracks for a while, leases and all, and lets it go on as if nothing had been. */
  async freeze(milliseconds: number): Promise<void> {
    const frozen = this.#process;
    if (!this.isReady || !frozen?.kill('SIGSTOP')) return;
    this.#isFrozen = true;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    this.#isFrozen = false;
    frozen.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}
