import { databaseAccount } from '#db/embedded/account.ts';
import type { Env } from '#lib/env.ts';
import { chooseDataFolder, makeDataFolder } from './data-folder.ts';
import { endSurvivors } from './end-survivors.ts';
import { type InstanceLock, waitForLock } from './instance-lock.ts';
import { readState } from './instance-state.ts';
import { whyNotListen } from './listening.ts';
import { isAlive } from './process-table.ts';
import { type Say, showProgress } from './progress.ts';
import { StartError } from './start-error.ts';
import { longestStop } from './stop-plan.ts';

/** A supervisor that just died or was told to stop lets go of its folder within this time. */
const GRACE = 2_000;

export interface Claim {
  dataDir: string;
  lock: InstanceLock;
}

/** Makes the data folder ours alone and ends what a killed predecessor left; throws StartError. */
export async function claimInstallation(env: Env, say: Say): Promise<Claim> {
  const chosen = chooseDataFolder(env.dataDir, env.databaseUrl ? undefined : databaseAccount());
  const dataDir = makeDataFolder(chosen);
  const moved = chosen === env.dataDir ? '' : `, since PostgreSQL's account cannot reach ${env.dataDir}`;
  say(`Quayside keeps its data in ${dataDir}${moved}`);
  const lock = await takeLock(dataDir, say);
  const ended = await showProgress(say, 'Ending what an earlier instance left', () => endSurvivors(dataDir));
  if (ended > 0) say(`  ended ${ended} process(es) that an earlier instance had left`);
  await demandPort(env);
  return { dataDir, lock };
}

async function takeLock(dataDir: string, say: Say): Promise<InstanceLock> {
  const subject = `instance ${dataDir}`;
  const soon = await waitForLock(subject, GRACE, () => readState(dataDir)?.phase === 'stopping');
  if (soon) return soon;
  const holder = readState(dataDir);
  if (holder?.phase === 'stopping') {
    const later = await showProgress(say, 'Waiting for the instance that is stopping', () =>
      waitForLock(subject, longestStop() + GRACE),
    );
    if (later) return later;
  }
  const who =
    holder && isAlive(holder.supervisor) ? ` (process ${holder.supervisor.pid}, ${holder.url})` : '';
  throw new StartError(
    `Quayside already runs on the data folder ${dataDir}${who}; stop it, or set QUAYSIDE_DATA_DIR and PORT for another.`,
  );
}

/** Throws StartError when the web process could not listen where it is told to. */
export async function demandPort({ host, port }: Pick<Env, 'host' | 'port'>): Promise<void> {
  const code = await whyNotListen(port, host);
  if (code === undefined) return;
  throw new StartError(`Port ${port} on ${host} cannot be used: ${PORT_REASONS[code] ?? code}`);
}

const PORT_REASONS: Record<string, string> = {
  EADDRINUSE: 'another program listens there. Stop it, or set PORT to a free one.',
  EACCES: 'this user may not listen there. Set PORT to one above 1023.',
  EADDRNOTAVAIL: 'this machine has no such address. Set HOST to one it has.',
  ENOTFOUND: 'this machine has no such address. Set HOST to one it has.',
};
