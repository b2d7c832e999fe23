import { format } from 'node:util';
import type { Logger } from '#lib/log.ts';

/** Next and libraries print lines of text; in the log each is one JSON line like everything else. */
export function consoleToLog(log: Logger): void {
  const levels = { error: 'warn', warn: 'warn', info: 'debug', log: 'debug', debug: 'debug' } as const;
  for (const [method, level] of Object.entries(levels)) {
    Object.assign(console, {
      [method]: (...values: unknown[]) =>
        log[level]({ console: format(...values).slice(0, 4_000) }, 'printed'),
    });
  }
}
