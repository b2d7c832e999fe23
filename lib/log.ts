import { type Logger as PinoLogger, pino } from 'pino';

export type Logger = PinoLogger;

/** One JSON line per event. Only what is handed in explicitly is logged: no requests, headers or bodies. */
export function createLogger(
  name: string,
  level: string,
  destination?: { write(line: string): void },
): Logger {
  const options = {
    name,
    level,
    base: { pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: [
        '*.authorization',
        '*.cookie',
        '*.token',
        '*.secret',
        '*.password',
        'authorization',
        'cookie',
        'token',
        'secret',
        'password',
      ],
      censor: '[redacted]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
