import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, protectFolder } from '#db/embedded/cluster.ts';

const READY_WITHIN = 120_000;

export interface Portal {
  url: string;
  /** what it printed, and what its processes logged */
  output(): string;
  stop(): Promise<void>;
}

/** Starts the whole product on a data folder of its own, as people start it. */
export async function startPortalProcess(variables: Record<string, string>): Promise<Portal> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quayside-e2e-'));
  // PostgreSQL's account has to get through.
  protectFolder(folder);
  const port = await freePort();
  const printed = path.join(folder, 'portal.log');
  const log = openSync(printed, 'a');
  const portal = spawn(process.execPath, ['scripts/start.ts'], {
    stdio: ['ignore', log, log],
    detached: true,
    env: {
      ...process.env,
      PORT: String(port),
      QUAYSIDE_DATA_DIR: path.join(folder, 'data'),
      DATABASE_URL: '',
      LOG_LEVEL: 'info',
      ...variables,
    },
  });
  const url = `http://localhost:${port}`;
  await untilReady(`${url}/api/health/ready`, () => portal.exitCode, printed);
  return {
    url,
    output: () =>
      [printed, ...globSync('data/logs/*', { cwd: folder }).map((file) => path.join(folder, file))]
        .map((file) => readFileSync(file, 'utf8'))
        .join('\n'),
    async stop() {
      const ended = new Promise((resolve) => portal.once('exit', resolve));
      portal.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, exitCode: () => number | null, logFile: string): Promise<void> {
  const until = Date.now() + READY_WITHIN;
  for (;;) {
    const ready = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    if (exitCode() !== null || Date.now() > until) {
      throw new Error(`The portal did not get ready:\n${readFileSync(logFile, 'utf8').slice(-4_000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
