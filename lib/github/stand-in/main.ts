import { readConfiguration } from './configuration.ts';
import { startStandIn } from './server.ts';

/** Longest wait for open work when asked to stop; the logs restore what was cut off. */
const STOP_MS = 4_000;

try {
  const standIn = await startStandIn(readConfiguration(process.env));
  process.stdout.write(`${JSON.stringify({ event: 'stand-in.ready', url: standIn.url })}\n`);
  const stop = () => {
    setTimeout(() => process.exit(0), STOP_MS).unref();
    standIn.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
