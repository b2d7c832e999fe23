import { lastLines } from './log-file.ts';
import { StartError } from './start-error.ts';

interface ReadyOptions {
  url: string;
  logFile: string;
  /** how often the child has crashed in a row */
  crashes(): number;
  milliseconds?: number;
}

const CRASHES_TOLERATED = 3;
const LOOK_EVERY = 50;

/** Resolves once `url` answers with success; throws StartError when the child behind it keeps crashing. */
export async function awaitReady({
  url,
  logFile,
  crashes,
  milliseconds = 120_000,
}: ReadyOptions): Promise<void> {
  const until = Date.now() + milliseconds;
  let last = 'it never answered';
  while (Date.now() < until) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      if (answer.ok) return;
      last = `${answer.status} ${(await answer.text()).slice(0, 500)}`;
    } catch (error) {
      last = (error as Error).message;
    }
    if (crashes() >= CRASHES_TOLERATED)
      throw new StartError(`The web process ends again and again:\n${lastLines(logFile, 15).join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
  throw new StartError(`The web process is not ready (${last}); its log is ${logFile}.`);
}
