import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '#db/embedded/cluster.ts';
import { inheritedEnvironment } from '#lib/env.ts';
import { WORKFLOW } from './workflow.ts';

interface Surroundings {
  url: string;
  standInUrl: string;
  /** the stand-in's append-only log of what really happened */
  effectsFile: string;
  product: Record<string, string | undefined>;
  standIn: Record<string, string | undefined>;
}

const REPOSITORY = 'acme/chaos';
const TOKEN = 'chaos-token';
const HOOK_SECRET = 'chaos-hook-secret';

/** Addresses and environments of the processes of a chaos run, all below `folder`. */
export async function surroundings(folder: string, databaseUrl: string, seed: number): Promise<Surroundings> {
  const [webPort, standInPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${webPort}`;
  const standInUrl = `http://127.0.0.1:${standInPort}`;
  const standInData = path.join(folder, 'stand-in');
  return {
    url,
    standInUrl,
    effectsFile: path.join(standInData, 'effects.jsonl'),
    product: {
      ...inheritedEnvironment(),
      // Victims come back sooner.
      NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
      NODE_ENV: 'production',
      PORT: String(webPort),
      HOST: '127.0.0.1',
      QUAYSIDE_URL: url,
      QUAYSIDE_DATA_DIR: folder,
      QUAYSIDE_DEMO: '1',
      DATABASE_URL: databaseUrl,
      DATABASE_MIGRATION_URL: undefined,
      AUTH_SECRET: 'chaos-secret-0123456789abcdef-0123456789abcdef',
      GITHUB_API_URL: standInUrl,
      GITHUB_TOKEN: TOKEN,
      GITHUB_WEBHOOK_SECRET: HOOK_SECRET,
      LOG_LEVEL: 'warn',
    },
    standIn: {
      PATH: inheritedEnvironment().PATH,
      STAND_IN_PORT: String(standInPort),
      STAND_IN_DATA_DIR: standInData,
      STAND_IN_TOKEN: TOKEN,
      STAND_IN_WEBHOOK_URL: `${url}/api/webhooks/github`,
      STAND_IN_WEBHOOK_SECRET: HOOK_SECRET,
      STAND_IN_FIXTURES: writeFixtures(folder),
      STAND_IN_SPEED: '1000',
      STAND_IN_SEED: String(seed),
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
