import path from 'node:path';
import { LogReader, rotateLog, worthShowing } from './log-file.ts';
import type { Say } from './progress.ts';
import { STOP_ORDER } from './survivors.ts';

const LOOK_EVERY = 500;

/** Shows errors and notices of the children's logs as they come and keeps the files from growing; returns its end. */
export function tendLogs(dataDir: string, say: Say): () => void {
  const logs = STOP_ORDER.map((name) => {
    const file = path.join(dataDir, 'logs', `${name}.log`);
    return { name, file, reader: new LogReader(file) };
  });
  const look = () => {
    for (const { name, file, reader } of logs) {
      for (const line of reader.read()) {
        const message = worthShowing(line);
        if (message) say(`${name}: ${message}`);
      }
      rotateLog(file);
    }
  };
  // What cannot be read or cut now (a full disk, a removed folder) is looked at again later.
  const tryToLook = () => {
    try {
      look();
    } catch {}
  };
  const timer = setInterval(tryToLook, LOOK_EVERY);
  return () => {
    clearInterval(timer);
    tryToLook();
  };
}
