import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, protectFolder } from '#db/embedded/cluster.ts';

const READY_WITHIN = 120_000;

/** Starts the whole product on a data folder of its own and returns how to stop it; QUAYSIDE_E2E_URL names a running one. */
export default async function startPortal(): Promise<() => Promise<void>> {
  if (process.env.QUAYSIDE_E2E_URL) return async () => undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'quayside-e2e-'));
  // PostgreSQL's account has to get through.
  protectFolder(folder);
  const port = await freePort();
  const logFile = path.join(folder, 'portal.log');
  const log = openSync(logFile, 'a');
  const portal = spawn(process.execPath, ['scripts/start.ts'], {
    stdio: ['ignore', log, log],
    detached: true,
    env: {
      ...process.env,
      PORT: String(port),
      QUAYSIDE_DATA_DIR: path.join(folder, 'data'),
      QUAYSIDE_CLIENT_ID: 'e2e-client',
      QUAYSIDE_CLIENT_SECRET: 'e2e-client-secret-0123456789',
      DATABASE_URL: '',
      LOG_LEVEL: 'info',
      STAND_IN_SPEED: '4',
    },
  });
  const url = `http://localhost:${port}`;
  process.env.QUAYSIDE_E2E_URL = url;
  await untilReady(`${url}/api/health/ready`, () => portal.exitCode, logFile);
  return async () => {
    const ended = new Promise((resolve) => portal.once('exit', resolve));
    portal.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
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
