import path from 'node:path';
import { EnvError, readEnv } from '#lib/env.ts';
import { claimInstallation } from './claim-installation.ts';
import { endDatabaseSurvivors } from './end-survivors.ts';
import { Family } from './family.ts';
import { bootId, markOf } from './process-table.ts';
import { StartError } from './start-error.ts';
import { type StartOptions, startInstallation } from './start-installation.ts';
import { tendLogs } from './tend-logs.ts';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Starts everything, keeps it running until told to stop, and stops it; returns the exit code. */
export async function supervise(options: StartOptions): Promise<number> {
  // PostgreSQL's account has to get through to its folder; what is secret sets its own mode.
  process.umask(0o022);
  const signal = stopSignal();
  const stopRequested = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  try {
    const env = readEnv(options.inherited);
    const { dataDir, lock } = await claimInstallation(env, options.say);
    const family = new Family(dataDir, newState(env.url), options.say);
    const endTending = tendLogs(dataDir, options.say);
    const over = new AbortController();
    try {
      const either = AbortSignal.any([signal, over.signal]);
      const started = startInstallation({ ...options, env, dataDir, family, signal: either });
      await Promise.race([started, stopRequested]);
      await stopRequested;
    } finally {
      over.abort();
      if (signal.aborted) options.say('Stopping …');
      await family.stop();
      // An initdb is nobody's child once its start was given up.
      await endDatabaseSurvivors(path.join(dataDir, 'postgres'));
      endTending();
      await lock.release();
    }
    return 0;
  } catch (error) {
    if (signal.aborted) return 0;
    options.say(`quayside: ${explain(error)}`);
    return 1;
  }
}

/** Aborted by whatever means that we should go. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  // A handler also replaces a disposition inherited as ignored (nohup, background jobs of a shell).
  for (const name of STOP_SIGNALS) process.on(name, () => stop.abort());
  // The outer half of `npm start` is gone.
  process.once('disconnect', () => stop.abort());
  return stop.signal;
}

function newState(url: string) {
  const supervisor = markOf(process.pid) ?? { pid: process.pid, startTime: 'unknown' };
  return { bootId: bootId(), supervisor, phase: 'starting' as const, url, children: {} };
}

function explain(error: unknown): string {
  if (error instanceof StartError || error instanceof EnvError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
