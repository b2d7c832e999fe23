import { inTheMaking } from '#db/embedded/cluster.ts';
import { endProcess } from './end-process.ts';
import { readState } from './instance-state.ts';
import { databaseProcesses, isAlive, isServer, supervisedProcesses } from './process-table.ts';
import { stopSteps } from './stop-plan.ts';
import { type ChildName, findSurvivors, STOP_ORDER, type Survivor } from './survivors.ts';

const KILL = { signal: 'SIGKILL', milliseconds: 500 } as const;

/** Ends what a killed supervisor of `dataDir` left running; returns how many processes that were. */
export async function endSurvivors(dataDir: string): Promise<number> {
  const survivors = findSurvivors(readState(dataDir), { isAlive, marked: supervisedProcesses(dataDir) });
  const children = survivors.filter(({ name }) => name !== 'postgres');
  const since = Date.now();
  for (const child of children) await endProcess(child, stopSteps(nameOf(child), Date.now() - since), true);
  return children.length;
}

/** The same for the embedded PostgreSQL and its initdb, which are known by the folder they work on. */
export async function endDatabaseSurvivors(clusterDir: string): Promise<number> {
  await endMakers(inTheMaking(clusterDir));
  const found = databaseProcesses(clusterDir);
  const servers = found.filter(({ pid }) => isServer(pid, clusterDir));
  for (const server of servers) await endProcess(server, stopSteps('postgres'), false);
  // Backends leave with their server; one that is busy may need telling.
  const steps = [{ signal: 'SIGTERM', milliseconds: 1_000 } as const, KILL];
  for (const backend of found.filter(isAlive)) await endProcess(backend, steps, false);
  return servers.length;
}

/** What they have made so far is worth nothing, so nothing is waited for. */
async function endMakers(folder: string): Promise<void> {
  for (const maker of databaseProcesses(folder)) await endProcess(maker, [KILL], false);
}

function nameOf({ name }: Survivor): ChildName {
  return STOP_ORDER.includes(name as ChildName) ? (name as ChildName) : 'worker';
}
