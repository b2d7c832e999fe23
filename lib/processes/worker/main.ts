import { readEnv } from '#lib/env.ts';
import { createServices } from '#lib/processes/services.ts';
import { startWorker } from './start-worker.ts';

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
  await worker.stop();
  await services.close();
  process.exit(0);
}
