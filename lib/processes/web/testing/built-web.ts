import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '#db/embedded/cluster.ts';

const ROOT = path.join(import.meta.dirname, '../../../..');

export interface BuiltWeb {
  url: string;
  /** what Next wrote beside the build */
  manifest(name: string): Record<string, unknown>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, json: unknown, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

/** The web process as it is started for real, serving the production build, until it is stopped. */
export async function startBuiltWeb(databaseUrl: string): Promise<BuiltWeb> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['lib/processes/web/main.ts'], {
    cwd: ROOT,
    stdio: 'ignore',
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      QUAYSIDE_DEMO: '1',
      AUTH_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
    },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  await untilReady(`${url}/api/health/ready`, child).catch(async (error) => {
    await stop();
    throw error;
  });
  const call = (path: string, init: RequestInit) => fetch(url + path, { redirect: 'manual', ...init });
  return {
    url,
    manifest: (name) => JSON.parse(readFileSync(path.join(ROOT, '.next', name), 'utf8')),
    get: (path, headers = {}) => call(path, { headers }),
    post: (path, json, headers = {}) =>
      call(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url, ...headers },
        body: JSON.stringify(json),
      }),
    stop,
  };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const isReady = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`The web process ended with ${child.exitCode}.`);
    await setTimeout(100);
  }
}
