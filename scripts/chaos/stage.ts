import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import {
  ensureDatabase,
  freePort,
  prepareCluster,
  protectFolder,
  type RunningCluster,
  startCluster,
} from '#db/embedded/cluster.ts';
import { migrate } from '#db/migrate.ts';
import { inheritedEnvironment } from '#lib/env.ts';
import type { FaultSettings } from '#lib/github/stand-in/faults.ts';
import type { RunState } from '#lib/runs/states.ts';
import { Child } from './child.ts';
import type { Sabotage } from './sabotage.ts';
import { WORKFLOW } from './workflow.ts';

/** Everything the chaos run plays with: its own PostgreSQL, stand-in, web and workers, on free ports. */
export interface Stage {
  folder: string;
  url: string;
  client: { id: string; secret: string };
  workers: Child[];
  web: Child;
  setFaults(settings: Partial<FaultSettings>): Promise<void>;
  faultsFired(): Promise<Record<string, number>>;
  killPostmaster(): Promise<void>;
  /** how many workflow runs began, by the item in their inputs: the stand-in's log, not our tables */
  effects(): Map<string, number>;
  states(): Promise<Map<string, RunState>>;
  close(options: { keep: boolean }): Promise<void>;
}

const DATABASE = 'chaos';
const REPOSITORY = 'acme/chaos';

export async function setStage({
  seed,
  sabotage,
}: {
  seed: number;
  sabotage?: Sabotage | undefined;
}): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quayside-chaos-'));
  protectFolder(folder);
  let cluster = await startCluster(await prepareCluster(folder), { settings: ['max_connections=200'] });
  await ensureDatabase(cluster, DATABASE);
  await migrate(cluster.url(DATABASE));

  const [webPort, standInPort] = [await freePort(), await freePort()];
  const secrets = { token: 'chaos-token', hook: 'chaos-hook-secret' };
  const client = { id: 'chaos', secret: 'chaos-client-secret-0123456789' };
  const url = `http://127.0.0.1:${webPort}`;
  const standInUrl = `http://127.0.0.1:${standInPort}`;
  const standInData = path.join(folder, 'stand-in');
  const standIn = new Child({
    script: 'lib/github/stand-in/main.ts',
    logFile: path.join(folder, 'stand-in.log'),
    readyWhen: 'stand-in.ready',
    env: {
      PATH: inheritedEnvironment().PATH,
      STAND_IN_PORT: String(standInPort),
      STAND_IN_DATA_DIR: standInData,
      STAND_IN_TOKEN: secrets.token,
      STAND_IN_WEBHOOK_URL: `${url}/api/webhooks/github`,
      STAND_IN_WEBHOOK_SECRET: secrets.hook,
      STAND_IN_FIXTURES: writeFixtures(folder),
      STAND_IN_SPEED: '1000',
      STAND_IN_SEED: String(seed),
    },
  });
  const env = {
    ...inheritedEnvironment(),
    NODE_ENV: 'production',
    PORT: String(webPort),
    HOST: '127.0.0.1',
    QUAYSIDE_URL: url,
    // Victims come back sooner.
    NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
    QUAYSIDE_DATA_DIR: folder,
    QUAYSIDE_DEMO: '1',
    QUAYSIDE_CLIENT_ID: client.id,
    QUAYSIDE_CLIENT_SECRET: client.secret,
    DATABASE_URL: cluster.url(DATABASE),
    AUTH_SECRET: 'chaos-secret-0123456789abcdef-0123456789abcdef',
    GITHUB_API_URL: standInUrl,
    GITHUB_TOKEN: secrets.token,
    GITHUB_WEBHOOK_SECRET: secrets.hook,
    LOG_LEVEL: 'warn',
  };
  const child = (name: string, script: string, readyWhen: string, args: string[] = []) =>
    new Child({ script, args, env, readyWhen, logFile: path.join(folder, `${name}.log`) });
  const web = child('web', 'scripts/chaos/web.ts', 'web is listening');
  const workers = [1, 2].map((number) =>
    child(`worker-${number}`, 'scripts/chaos/worker.ts', 'chaos worker is ready', sabotage ? [sabotage] : []),
  );
  await Promise.all([standIn, web, ...workers].map((one) => one.ready()));
  // GitHub's hourly quota is not what is tried here.
  await control('rate-limit', { limit: 1_000_000_000 });

  async function control(name: string, body?: unknown): Promise<Record<string, unknown>> {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${standInUrl}/__control/${name}`, init);
    if (!answer.ok) throw new Error(`stand-in: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  }

  return {
    folder,
    url,
    client,
    workers,
    web,
    setFaults: async (settings) => void (await control('faults', settings)),
    faultsFired: async () => (await control('stats')).faults as Record<string, number>,
    async killPostmaster() {
      cluster.process.kill('SIGKILL');
      await sleep(300);
      cluster = await restart(cluster);
    },
    effects: () => countEffects(path.join(standInData, 'effects.jsonl')),
    states: () => readStates(cluster.url(DATABASE)),
    async close({ keep }) {
      await Promise.all([web, ...workers].map((one) => one.stop()));
      await standIn.stop();
      await cluster.stop('immediate');
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeFixtures(folder: string): string {
  const fixtures = path.join(folder, 'github');
  const workflows = path.join(fixtures, REPOSITORY, '.github/workflows');
  mkdirSync(workflows, { recursive: true });
  writeFileSync(path.join(workflows, 'work.yml'), WORKFLOW);
  return fixtures;
}

/** Children of a killed postmaster may hold its shared memory for a moment longer. */
async function restart(cluster: RunningCluster): Promise<RunningCluster> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await startCluster(cluster, { port: cluster.port, settings: ['max_connections=200'] });
    } catch (error) {
      if (attempt > 100) throw error;
      await sleep(100);
    }
  }
}

function countEffects(file: string): Map<string, number> {
  const effects = new Map<string, number>();
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  for (const line of lines) {
    if (line === '') continue;
    const { kind, inputs } = JSON.parse(line) as { kind: string; inputs: Record<string, string> };
    const item = inputs.item ?? '';
    if (kind === 'dispatch') effects.set(item, (effects.get(item) ?? 0) + 1);
  }
  return effects;
}

/** Asks until the server that was just killed is back. */
async function readStates(url: string): Promise<Map<string, RunState>> {
  for (let attempt = 0; ; attempt++) {
    const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
    try {
      const rows = await sql<{ id: string; state: RunState }[]>`select id, state from runs`;
      return new Map(rows.map(({ id, state }) => [id, state]));
    } catch (error) {
      if (attempt > 100) throw error;
      await sleep(200);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}
