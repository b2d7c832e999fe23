import { readConfiguration } from './configuration.ts';
import { type StandIn, startStandIn } from './server.ts';

/** Longest wait for open work when asked to stop; the logs restore what was cut off. */
const STOP_MS = 4_000;

try {
  const starting = startStandIn(readConfiguration(process.env));
  // Before it says that it is ready: whoever hears that may ask it to stop in the same moment.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop(starting));
  const { url } = await starting;
  process.stdout.write(`${JSON.stringify({ event: 'stand-in.ready', url })}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

function stop(starting: Promise<StandIn>): void {
  setTimeout(() => process.exit(0), STOP_MS).unref();
  starting
    .then((standIn) => standIn.close())
    .then(
      () => process.exit(0),
      () => process.exit(1),
    );
}
