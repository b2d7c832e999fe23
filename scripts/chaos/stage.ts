import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { protectFolder } from '#db/embedded/cluster.ts';
import type { FaultSettings } from '#lib/github/stand-in/faults.ts';
import type { RunState } from '#lib/runs/states.ts';
import { Child } from './child.ts';
import { surroundings } from './environment.ts';
import { startDatabase } from './mortal-database.ts';
import type { Sabotage } from './sabotage.ts';

/** Everything the chaos run plays with: its own PostgreSQL, stand-in, web and workers, on free ports. */
export interface Stage {
  folder: string;
  url: string;
  workers: Child[];
  web: Child;
  setFaults(settings: Partial<FaultSettings>): Promise<void>;
  /** how many dispatches reached the stand-in, and how often each fault met one, a webhook or a listing */
  faultsMet(): Promise<{ dispatches: number; faults: Record<string, number> }>;
  killPostmaster(): Promise<void>;
  /** how many workflow runs began, by the item in their inputs: the stand-in's log, not our tables */
  effects(): Map<string, number>;
  states(): Promise<Map<string, RunState>>;
  close(options: { keep: boolean }): Promise<void>;
}

export async function setStage({
  seed,
  sabotage,
}: {
  seed: number;
  sabotage?: Sabotage | undefined;
}): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quayside-chaos-'));
  protectFolder(folder);
  const database = await startDatabase(folder);
  const around = await surroundings(folder, database.url, seed);
  const child = (name: string, script: string, readyWhen: string, args: string[] = []) => {
    const env = name === 'stand-in' ? around.standIn : around.product;
    return new Child({ script, args, env, readyWhen, logFile: path.join(folder, `${name}.log`) });
  };
  const standIn = child('stand-in', 'lib/github/stand-in/main.ts', 'stand-in.ready');
  const web = child('web', 'scripts/chaos/web.ts', 'web is listening');
  const sabotages = sabotage ? [sabotage] : [];
  const workers = [1, 2].map((number) =>
    child(`worker-${number}`, 'scripts/chaos/worker.ts', 'chaos worker is ready', sabotages),
  );
  await Promise.all([standIn, web, ...workers].map((one) => one.ready()));
  // GitHub's hourly quota is not what is tried here.
  await control(around.standInUrl, 'rate-limit', { limit: 1_000_000_000 });
  return {
    folder,
    url: around.url,
    workers,
    web,
    setFaults: async (settings) => void (await control(around.standInUrl, 'faults', settings)),
    async faultsMet() {
      const { dispatches, faults } = await control(around.standInUrl, 'stats');
      return { dispatches: Number(dispatches), faults: faults as Record<string, number> };
    },
    killPostmaster: database.kill,
    effects: () => countEffects(around.effectsFile),
    states: database.states,
    async close({ keep }) {
      await Promise.all([web, ...workers, standIn].map((one) => one.stop()));
      await database.stop();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function control(standInUrl: string, name: string, body?: unknown): Promise<Record<string, unknown>> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${standInUrl}/__control/${name}`, init);
  if (!answer.ok) throw new Error(`stand-in: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
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
