import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '#db/embedded/cluster.ts';
import { type InstanceState, readState } from '../instance-state.ts';
import { type ProcessMark, supervisedProcesses } from '../process-table.ts';

const SUPERVISE = path.join(import.meta.dirname, '../supervise.ts');

const onStop = (name: string) => `
  process.on('SIGTERM', () => {
    fs.appendFileSync(process.env.NOTES + '/stopped', '${name}\\n');
    if (!fs.existsSync(process.env.NOTES + '/${name}-is-deaf')) process.exit(0);
  });`;

/** The smallest processes that behave like ours towards the supervisor. */
const FILES: Record<string, string> = {
  'package.json': '{"type":"module"}',
  'package-lock.json': '{}',
  'app/page.tsx': 'page',
  'node_modules/next/dist/bin/next': `const fs = require('node:fs');
    fs.mkdirSync('.next', { recursive: true });
    fs.writeFileSync('.next/BUILD_ID', 'x');
    fs.appendFileSync('builds', 'built\\n');`,
  'lib/processes/seed/main.ts': `import fs from 'node:fs';
    fs.appendFileSync('seeds', JSON.stringify(process.argv.slice(2)) + '\\n');`,
  'lib/processes/worker/main.ts': `import fs from 'node:fs';
    ${onStop('worker')} setInterval(() => {}, 1000);`,
  'lib/processes/web/main.ts': `import fs from 'node:fs'; import http from 'node:http';
    http.createServer((request, response) => response.end('{}')).listen(Number(process.env.PORT), '127.0.0.1');
    ${onStop('web')}`,
  'lib/github/stand-in/main.ts': `import fs from 'node:fs'; import http from 'node:http'; import path from 'node:path';
    http.createServer((request, response) => response.end('{}')).listen(Number(process.env.STAND_IN_PORT));
    process.env.NOTES = path.resolve(process.env.STAND_IN_FIXTURES, '../../..'); ${onStop('stand-in')}`,
  'start.ts': `import { supervise } from ${JSON.stringify(SUPERVISE)};
    process.exit(await supervise({
      inherited: { ...process.env }, root: import.meta.dirname, dev: false,
      empty: process.argv.includes('--empty'), say: (line) => console.log(line),
    }));`,
};

/** A checkout of such processes with a data folder of its own, below `mode`. */
export class FakeProduct {
  readonly root: string;
  port = 0;
  readonly #started: ChildProcess[] = [];

  constructor(mode = 0o755) {
    this.root = mkdtempSync(path.join(tmpdir(), 'quayside-supervisor-'));
    chmodSync(this.root, mode);
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(path.dirname(path.join(this.root, name)), { recursive: true });
      writeFileSync(path.join(this.root, name), text);
    }
  }

  get dataDir(): string {
    return path.join(this.root, 'data');
  }

  get state(): InstanceState | undefined {
    return readState(this.dataDir);
  }

  child(name: string): ProcessMark | undefined {
    return this.state?.children[name];
  }

  notes(name: string): string[] {
    const file = path.join(this.root, name);
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  }

  makeDeaf(name: string): void {
    writeFileSync(path.join(this.root, `${name}-is-deaf`), '');
  }

  /** `shell` runs before the supervisor takes the shell's place. */
  async start(
    options: { args?: string[]; env?: Record<string, string>; shell?: string } = {},
  ): Promise<Launch> {
    this.port ||= await freePort();
    const { args = [], env = {}, shell = ':' } = options;
    const command = `${shell}; exec "${process.execPath}" "${path.join(this.root, 'start.ts')}" ${args.join(' ')}`;
    const child = spawn('bash', ['-c', command], {
      cwd: this.root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: String(this.port),
        QUAYSIDE_DATA_DIR: this.dataDir,
        NOTES: this.root,
        DATABASE_URL: '',
        ...env,
      },
    });
    this.#started.push(child);
    return new Launch(child);
  }

  /** Ends whatever a failed test left. */
  clear(dataDir = this.dataDir): void {
    for (const child of this.#started.splice(0)) child.kill('SIGKILL');
    const server = readState(dataDir)?.children.postgres?.pid;
    const left = supervisedProcesses(dataDir).map(({ pid }) => pid);
    for (const pid of server ? [...left, server] : left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // ended by itself
      }
    }
    rmSync(this.root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** One running supervisor and what it said. */
export class Launch {
  readonly child: ChildProcess;
  readonly ended: Promise<number | string | null>;
  text = '';

  constructor(child: ChildProcess) {
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (this.text += chunk));
    this.ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
  }

  /** The address, once the supervisor prints it. */
  async ready(): Promise<string> {
    for (;;) {
      const url = /ready: (http:\S+)/.exec(this.text)?.[1];
      if (url) return url;
      if (this.child.exitCode !== null) throw new Error(`The supervisor ended:\n${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  get lines(): string[] {
    return this.text.trimEnd().split('\n');
  }

  async signal(name: NodeJS.Signals): Promise<{ code: number | string | null; milliseconds: number }> {
    const since = Date.now();
    this.child.kill(name);
    return { code: await this.ended, milliseconds: Date.now() - since };
  }
}
