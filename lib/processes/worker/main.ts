import { setTimeout as sleep } from 'node:timers/promises';
import { readEnv } from '#lib/env.ts';
import { createServices } from '#lib/processes/services.ts';
import { startWorker } from './start-worker.ts';

const STOP_WITHIN = 10_000;

const services = createServices(readEnv(), { name: 'worker', events: true });
const worker = startWorker(services);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void stop(signal);
  });
}

async function stop(signal: string): Promise<void> {
  services.log.info({ signal }, 'worker is stopping');
  // What is not done by then the leases settle, as after any other death.
  await Promise.race([worker.stop(), sleep(STOP_WITHIN)]);
  await services.close();
  process.exit(0);
}
